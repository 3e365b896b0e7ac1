//! Words in both languages: labels, plurals, numbers, dates, durations, money, and errors that say themselves.
//!
//! In here: `tr!`, which checks every key when the program is built, and how each language writes numbers. Kept out:
//! where words stand. Enter by `tr!(language, "key")`.

mod fold;
mod names;
mod numbers;
mod records;

pub use fold::fold;
pub use numbers::{bytes, date, decimal, duration, moment, money, number, percent, signed, time_of_day};
pub use records::{field_name, field_value, record_kind, record_name, table_name};

use crate::model::Language;
use i18n_embed::LanguageLoader;
use i18n_embed::fluent::FluentLanguageLoader;
use std::sync::LazyLock;

#[derive(rust_embed::RustEmbed)]
#[folder = "assets/words/"]
struct Files;

fn load(language: Language) -> FluentLanguageLoader {
    let fallback: unic_langid::LanguageIdentifier = "en".parse().expect("a language tag");
    let wanted = language.as_str().parse().expect("a language tag");
    let loader = FluentLanguageLoader::new("parcours", fallback);
    loader.load_languages(&Files, &[wanted]).expect("both languages ship with the program");
    // Set after every load: loading makes new bundles, which would put direction marks around every argument.
    loader.set_use_isolating(false);
    loader
}

static ENGLISH: LazyLock<FluentLanguageLoader> = LazyLock::new(|| load(Language::English));
static FRENCH: LazyLock<FluentLanguageLoader> = LazyLock::new(|| load(Language::French));

/// The words of a language.
pub fn loader(language: Language) -> &'static FluentLanguageLoader {
    match language {
        Language::English => &ENGLISH,
        Language::French => &FRENCH,
    }
}

/// The system's language: French where it says so, else English.
pub fn system_language() -> Language {
    let french = sys_locale::get_locale().is_some_and(|locale| locale.to_lowercase().starts_with("fr"));
    if french { Language::French } else { Language::English }
}

/// The text of a key in a language: `tr!(language, "key", name = value)`. The key is checked when the program is built.
#[macro_export]
macro_rules! tr {
    ($language:expr, $($rest:tt)+) => {
        i18n_embed_fl::fl!($crate::words::loader($language), $($rest)+)
    };
}

/// With a capital at its beginning: what stands inside sentences elsewhere stands alone.
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What can say itself to the user: what happened first, the path last.
pub trait Say {
    /// The words for it.
    fn say(&self, language: Language) -> String;
}

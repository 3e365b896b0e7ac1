//! What `import` says of a file: as what it was read, the account of its rows, and what one may want to leave out.

use super::{Outcome, print};
use crate::model::*;
use crate::tr;
use crate::tracking::{Guess, Imported, Offer, Rejected};
use crate::words::{Say, number};
use serde_json::{Value, json};

/// Rejected rows that are printed.
const LISTED: usize = 10;

/// What there is to say when the events are in the project already.
pub(super) struct Told {
    account: Account,
    recipe: Recipe,
    guess: Option<Guess>,
    rejected: Vec<Rejected>,
    turned_away: Vec<u64>,
}

impl Told {
    /// What there is to say.
    pub(super) fn of(imported: &Imported, recipe: &Recipe, guess: Option<Guess>) -> Self {
        Self {
            account: imported.account.clone(),
            recipe: recipe.clone(),
            guess,
            rejected: imported.rejected.clone(),
            turned_away: imported.turned_away.clone(),
        }
    }

    /// For people.
    pub(super) fn print(&self, language: Language) -> Outcome {
        let form = self.recipe.format.say(language);
        print::line(&tr!(language, "cli-read-as", form = form))?;
        if let Some(known) = self.guess.as_ref().and_then(|guess| guess.known) {
            print::line(&known.say(language))?;
        }
        let account = &self.account;
        for (name, count, always) in [
            (tr!(language, "source-read"), account.read, true),
            (tr!(language, "source-used"), account.used, true),
            (tr!(language, "source-rejected"), account.rejected, true),
            (tr!(language, "source-duplicates"), account.duplicates, false),
            (tr!(language, "source-refused"), account.refused, false),
            (tr!(language, "source-excluded"), account.excluded, false),
            (tr!(language, "source-customers"), account.customers, true),
        ] {
            if always || count > 0 {
                print::line(&format!("{name:<24}{:>14}", number(language, count as i64)))?;
            }
        }
        for row in self.rejected.iter().take(LISTED) {
            print::line(&format!(
                "  {}  {}  {}  {}",
                place_of(row, language),
                row.column,
                row.reason.say(language),
                row.text
            ))?;
        }
        self.print_times(language)?;
        self.offers().try_for_each(|offer| self.print_offer(offer, language))
    }

    /// What was taken for granted of the times.
    fn print_times(&self, language: Language) -> Outcome {
        let Some(guess) = &self.guess else { return Ok(()) };
        if let Some(sample) = guess.ambiguous_date.clone() {
            let format = self.recipe.time_format.say(language);
            print::line(&tr!(language, "cli-ambiguous", sample = sample, format = format))?;
        }
        if guess.zone_assumed {
            print::line(&tr!(language, "cli-zone-assumed", zone = self.recipe.time_zone.clone()))?;
        }
        Ok(())
    }

    /// Offers that were not taken up.
    fn offers(&self) -> impl Iterator<Item = &Offer> {
        let taken = |offer: &&Offer| match &offer.condition {
            Some(condition) => {
                let mut chosen = self.recipe.refusing.iter().chain(&self.recipe.excluded);
                chosen.any(|taken| taken.field == condition.field)
            }
            None => self.recipe.duplicates != Duplicates::Keep,
        };
        self.guess.iter().flat_map(|guess| &guess.offers).filter(move |offer| !taken(offer))
    }

    fn print_offer(&self, offer: &Offer, language: Language) -> Outcome {
        let all = self.guess.as_ref().map_or(0, |guess| guess.rows);
        let (rows, all) = (number(language, offer.rows as i64), number(language, all as i64));
        let reason = offer.kind.say(language);
        print::line(&tr!(language, "cli-offer", rows = rows, all = all, reason = reason, option = option_for(offer)))
    }

    /// For machines.
    pub(super) fn as_json(&self, linked: usize) -> Value {
        let rejected = self.rejected.iter().map(|row| {
            json!({ "file": row.file, "line": row.line, "column": row.column, "text": row.text,
                "reason": row.reason.say(Language::English) })
        });
        let known = self.guess.as_ref().and_then(|guess| guess.known);
        let conditions = self.recipe.refusing.iter().chain(&self.recipe.excluded).zip(&self.turned_away);
        let turned_away = conditions.map(|(condition, rows)| json!({ "condition": condition, "rows": rows }));
        let offers = self.offers().map(|offer| json!({ "option": option_for(offer), "rows": offer.rows }));
        json!({
            "format": self.recipe.format,
            "recognised": known.map(|known| json!({ "name": known.name, "tried": known.tried })),
            "account": self.account,
            "rejected": rejected.collect::<Value>(),
            "turned_away": turned_away.collect::<Value>(),
            "offers": offers.collect::<Value>(),
            "columns": self.recipe.columns,
            "time_format": self.recipe.time_format,
            "time_zone": self.recipe.time_zone,
            "zone_assumed": self.guess.as_ref().is_some_and(|guess| guess.zone_assumed),
            "ambiguous_date": self.guess.as_ref().and_then(|guess| guess.ambiguous_date.clone()),
            "linked": linked,
        })
    }
}

/// The option that takes an offer up.
fn option_for(offer: &Offer) -> String {
    let Some(condition) = &offer.condition else { return "--drop-duplicates rows".to_owned() };
    let option = if offer.kind == crate::tracking::OfferKind::Refusing { "--refuse" } else { "--exclude" };
    let sign = if condition.comparison == Comparison::Contains { '~' } else { '=' };
    let each = condition.values.iter().map(|value| format!("{option} '{}{sign}{value}'", condition.field));
    each.collect::<Vec<_>>().join(" ")
}

fn place_of(row: &Rejected, language: Language) -> String {
    let line = tr!(language, "source-line", line = number(language, row.line as i64));
    if row.file.is_empty() { line } else { tr!(language, "source-row-of-file", file = row.file.clone(), line = line) }
}

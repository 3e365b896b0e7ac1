//! What a column is, by its name and by its values, in French and in English.

use crate::model::{ColumnRole, Language, TimeFormat};
use crate::tr;
use crate::words::{Say, fold, number};

/// What points at a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Personal {
    /// E-mail addresses.
    Email,
    /// Telephone numbers.
    Phone,
    /// Internet addresses of devices.
    Ip,
    /// Names of people.
    Name,
    /// Where people live.
    Address,
    /// When people were born.
    Birth,
    /// Whole web addresses, whose queries often say who it was.
    WebAddress,
}

/// Why a column was taken for what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoleReason {
    /// Its name says so.
    Name,
    /// Its values come again and again, as ids do.
    Repeats,
    /// All its values are times, written so.
    Times(TimeFormat),
    /// A few texts come again and again; so many distinct ones.
    FewTexts(usize),
    /// It points at persons.
    Personal(Personal),
    /// Another column tells the time already.
    OtherTime,
    /// Every row has a value of its own.
    AllDifferent,
    /// Its values are JSON, several things in one cell.
    Nested,
    /// Its values are long texts.
    LongTexts,
    /// It is empty.
    Empty,
    /// Nothing speaks against keeping it.
    Kept,
    /// Its values are whole paths.
    Paths,
    /// It is inside a cell of another column, and not asked for.
    InsideCell,
    /// The export was recognised, and this is what the column is in it.
    Recognised,
    /// The export was recognised, and journeys need nothing of this column.
    NotNeeded,
}

impl Say for RoleReason {
    fn say(&self, language: Language) -> String {
        match *self {
            Self::Name => tr!(language, "tracking-why-name"),
            Self::Repeats => tr!(language, "tracking-why-repeats"),
            Self::Times(format) => tr!(language, "tracking-why-times", format = format.say(language)),
            Self::FewTexts(n) => {
                tr!(language, "tracking-why-few-texts", n = (n as i64), count = number(language, n as i64))
            }
            Self::Personal(personal) => match personal {
                Personal::Email => tr!(language, "tracking-why-email"),
                Personal::Phone => tr!(language, "tracking-why-phone"),
                Personal::Ip => tr!(language, "tracking-why-ip"),
                Personal::Name => tr!(language, "tracking-why-person-name"),
                Personal::Address => tr!(language, "tracking-why-address"),
                Personal::Birth => tr!(language, "tracking-why-birth"),
                Personal::WebAddress => tr!(language, "tracking-why-web-address"),
            },
            Self::OtherTime => tr!(language, "tracking-why-other-time"),
            Self::AllDifferent => tr!(language, "tracking-why-all-different"),
            Self::Nested => tr!(language, "tracking-why-nested"),
            Self::LongTexts => tr!(language, "tracking-why-long-texts"),
            Self::Empty => tr!(language, "tracking-why-empty"),
            Self::Kept => tr!(language, "tracking-why-kept"),
            Self::Paths => tr!(language, "tracking-why-paths"),
            Self::InsideCell => tr!(language, "tracking-why-inside-cell"),
            Self::Recognised => tr!(language, "tracking-why-recognised"),
            Self::NotNeeded => tr!(language, "tracking-why-not-needed"),
        }
    }
}

/// Words that name the one who comes by.
#[rustfmt::skip]
const WHO: &[&str] = &[
    "customer", "client", "user", "visitor", "person", "member", "contact", "case", "patient", "cookie",
    "subscriber", "lead", "profile", "account", "buyer", "shopper", "guest", "recipient", "cliente", "utilisateur",
    "visiteur", "abonne", "adherent", "membre", "personne", "usager", "acheteur", "compte", "prospect", "dossier",
    "destinataire", "internaute", "clients", "customers", "users", "visitors", "distinct", "anonymous", "anonyme",
];
/// Words that make a name of one of them an id.
#[rustfmt::skip]
const ID: &[&str] = &[
    "id", "ids", "key", "cle", "no", "num", "numero", "number", "nr", "code", "uid", "uuid", "guid", "pseudo",
    "pseudonym", "pseudonyme", "hash", "hashed", "identifiant", "identifier", "ref", "reference", "du", "de", "la",
    "le", "l", "n", "the", "unique",
];
/// Whole names that say when, the surest first.
#[rustfmt::skip]
const TIME: &[&str] = &[
    "timestamp", "event timestamp", "event time", "event datetime", "time timestamp", "horodatage", "datetime",
    "date time", "date heure", "date et heure", "date and time", "time", "ts", "occurred at", "start timestamp",
    "start time", "started at", "start", "debut", "date debut", "date de debut", "heure de debut",
    "complete timestamp", "complete time", "server time", "date evenement", "date de l evenement", "event date",
    "date", "created at", "created", "date creation", "date de creation", "processed at", "heure", "jour", "day",
    "moment", "quand", "when",
];
/// Words in a name that say when.
#[rustfmt::skip]
const TIME_WORDS: &[&str] = &[
    "timestamp", "time", "date", "datetime", "horodatage", "heure", "ts", "at", "le", "jour", "day", "when",
    "created", "updated", "synced",
];
/// Whole names that say when something ended.
#[rustfmt::skip]
const END: &[&str] = &[
    "end", "end time", "end timestamp", "end date", "ended at", "finish", "finished at", "stop",
    "complete timestamp", "complete time", "completed at", "exit time", "left at", "fin", "date fin", "date de fin",
    "heure de fin", "horodatage fin", "horodatage de fin", "sortie",
];
/// Whole names that say what happened, the surest first.
#[rustfmt::skip]
const EVENT: &[&str] = &[
    "touchpoint", "touch point", "point de contact", "event name", "event", "evenement", "nom evenement",
    "nom de l evenement", "activity", "activite", "activity name", "concept name", "action", "interaction",
    "event action", "step", "etape", "page type", "type de page", "event type", "type evenement",
    "type d evenement", "page name", "page title", "nom de page", "titre de page", "screen name", "screen", "ecran",
    "page", "task", "tache", "operation", "metric", "metric name", "statut", "status", "type",
];
/// Whole names that say by which channel, the surest first.
#[rustfmt::skip]
const CHANNEL: &[&str] = &[
    "channel", "canal", "marketing channel", "canal marketing", "acquisition channel", "canal d acquisition",
    "canal acquisition", "channel grouping", "default channel grouping", "session default channel group",
    "channel group", "traffic channel", "source medium", "source support", "utm source", "source", "traffic source",
    "utm medium", "traffic medium", "medium", "media", "support", "origine", "provenance",
];
/// Whole names of amounts, the surest first.
#[rustfmt::skip]
const VALUE: &[&str] = &[
    "value", "event value", "conversion value", "valeur", "amount", "montant", "revenue", "order value",
    "order total", "total price", "purchase revenue", "montant ttc", "total ttc", "montant total", "total",
    "chiffre d affaires", "ca", "ca ttc", "gmv", "turnover", "sales", "montant ht", "total ht", "price", "prix",
    "prix ttc", "prix total", "spend",
];
/// Whole names of numbers of customers who converted, the surest first.
#[rustfmt::skip]
const CONVERSIONS: &[&str] = &[
    "total conversions", "conversions", "conversion", "nb conversions", "nombre de conversions", "conversions totales",
    "converted", "convertis", "count", "customers", "clients",
];
/// Whole names of numbers of customers who did not.
#[rustfmt::skip]
const NO_CONVERSIONS: &[&str] = &[
    "total null", "null", "nulls", "total nulls", "non conversions", "no conversions", "sans conversion",
    "not converted", "non convertis",
];
const VALUE_WORDS: &[&str] = &["value", "amount", "revenue", "montant", "prix", "price", "valeur", "ttc"];
/// Words of a column that describes rather than tells what happened.
#[rustfmt::skip]
const ATTRIBUTE: &[&str] = &[
    "device", "appareil", "platform", "plateforme", "browser", "navigateur", "os", "country", "pays", "city",
    "ville", "region", "language", "langue", "segment", "cohort", "cohorte", "lifecycle", "gender", "sexe", "genre",
    "age", "currency", "devise", "category", "categorie", "brand", "marque", "product", "produit", "campaign",
    "campagne", "status", "statut", "state", "etat", "employee", "resource", "ressource", "store", "magasin", "variant", "id", "code", "group",
    "version",
];

/// A name in plain words: `userID`, `user_id` and `User-ID` are all `user id`; accents fall.
pub(super) fn words_of(name: &str) -> String {
    let mut apart = String::with_capacity(name.len());
    let mut before = ' ';
    for c in name.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            apart.push(' ');
        }
        before = c;
        apart.push(c);
    }
    let folded = fold(&apart);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

fn has_word(words: &str, list: &[&str]) -> bool {
    words.split(' ').any(|word| list.contains(&word))
}

/// 100 for the first of the list, less further down; 0 if it is not there.
fn rank(words: &str, list: &[&str]) -> u32 {
    list.iter().position(|name| *name == words).map_or(0, |place| 100 - place as u32)
}

/// How much a name sounds like this role, from 0 to 100.
pub(super) fn name_score(role: ColumnRole, words: &str) -> u32 {
    match role {
        ColumnRole::Customer => customer_score(words),
        ColumnRole::Time => rank(words, TIME).max(if has_word(words, TIME_WORDS) { 30 } else { 0 }),
        ColumnRole::EndTime => rank(words, END),
        ColumnRole::Event => {
            let near = ["event", "evenement", "activity", "activite", "touchpoint", "action"];
            rank(words, EVENT).max(if has_word(words, &near) && !has_word(words, ID) { 40 } else { 0 })
        }
        ColumnRole::Channel => rank(words, CHANNEL).max(if has_word(words, &["channel", "canal"]) { 70 } else { 0 }),
        ColumnRole::Value => rank(words, VALUE).max(if has_word(words, VALUE_WORDS) { 30 } else { 0 }),
        ColumnRole::Conversions => rank(words, CONVERSIONS),
        ColumnRole::NoConversions => rank(words, NO_CONVERSIONS),
        ColumnRole::Field | ColumnRole::LeftOut | ColumnRole::Path => 0,
    }
}

fn customer_score(words: &str) -> u32 {
    let has_who = has_word(words, WHO);
    let rest_is_id = words.split(' ').all(|word| WHO.contains(&word) || ID.contains(&word));
    match words {
        "case concept name" | "customer id" | "client id" | "user pseudo id" => 100,
        "id" | "identifiant" => 20,
        _ if has_who && rest_is_id => 90,
        _ if has_word(words, &["device", "appareil", "fingerprint", "idfa", "gaid"]) && has_word(words, ID) => 40,
        _ if personal_by_name(words) == Some(Personal::Email) => 35,
        _ if has_who && personal_by_name(words) == Some(Personal::Name) => 30,
        _ if has_word(words, &["id", "identifiant", "uuid"]) && has_word(words, &["session", "visit", "visite"]) => 10,
        _ => 0,
    }
}

/// Whether a column without a telling name may be the one that says what happened.
pub(super) fn may_tell_what_happened(words: &str) -> bool {
    !has_word(words, ATTRIBUTE)
}

/// What a name says about persons.
pub(super) fn personal_by_name(words: &str) -> Option<Personal> {
    #[rustfmt::skip]
    const NAMES: &[&str] = &[
        "first name", "last name", "firstname", "lastname", "full name", "fullname", "surname", "family name",
        "given name", "customer name", "client name", "user name", "username", "contact name", "prenom", "nom",
        "nom de famille", "nom client", "nom du client", "nom prenom", "nom complet", "prenom nom",
    ];
    if has_word(words, &["email", "mail", "courriel", "emails"]) || words.contains("e mail") {
        // The subject or the id of a mail is nobody's address.
        let about_mail = has_word(words, &["subject", "id", "campaign", "objet", "type", "status", "domain"]);
        return (!about_mail).then_some(Personal::Email);
    }
    if has_word(words, &["phone", "telephone", "tel", "portable", "gsm"]) {
        return Some(Personal::Phone);
    }
    if words == "ip" || words.ends_with(" ip") || words.starts_with("ip ") {
        return Some(Personal::Ip);
    }
    if NAMES.contains(&words) {
        return Some(Personal::Name);
    }
    if has_word(words, &["address", "adresse", "street", "rue"]) {
        return Some(Personal::Address);
    }
    has_word(words, &["birth", "birthdate", "birthday", "dob", "naissance"]).then_some(Personal::Birth)
}

/// What a value says about persons.
pub(super) fn personal_by_value(value: &str) -> Option<Personal> {
    let scheme = value.get(..8).map(str::to_ascii_lowercase).unwrap_or_default();
    if scheme.starts_with("http://") || scheme == "https://" {
        return value.contains(['?', '#']).then_some(Personal::WebAddress);
    }
    if let Some((name, domain)) = value.split_once('@') {
        let is_address = !name.is_empty() && domain.contains('.') && !value.contains([' ', '/']);
        return is_address.then_some(Personal::Email);
    }
    let is_ip = value.parse::<std::net::Ipv4Addr>().is_ok()
        || value.contains(':') && value.parse::<std::net::Ipv6Addr>().is_ok();
    if is_ip {
        return Some(Personal::Ip);
    }
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let is_phone = value.starts_with('+') || value.starts_with('0') && value.len() == 14 && digits == 10;
    let only_phone = value.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | ' ' | '.' | '-' | '(' | ')'));
    (is_phone && only_phone && (9..=15).contains(&digits)).then_some(Personal::Phone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ColumnRole::*;

    #[test]
    fn names_are_read_in_any_spelling() {
        for (name, words) in
            [("userID", "user id"), ("Événement", "evenement"), ("org:group", "org group"), ("a__b", "a b")]
        {
            assert_eq!(words_of(name), words);
        }
    }

    #[test]
    fn names_say_who() {
        for name in
            ["user_id", "Case ID", "Client", "N° client", "visitor", "user_pseudo_id", "case:concept:name", "patient"]
        {
            assert!(name_score(Customer, &words_of(name)) >= 90, "{name}");
        }
        for name in ["Nom", "user_cohort", "user_lifecycle", "customer_segment", "event_id", "concept:name", "Canal"] {
            assert_eq!(name_score(Customer, &words_of(name)), 0, "{name}");
        }
        let name = words_of("Customer name");
        assert!(name_score(Customer, &name) < name_score(Customer, "e mail"), "a name is the last resort");
    }

    #[test]
    fn the_surer_name_wins() {
        let score = |role, name: &str| name_score(role, &words_of(name));
        assert!(score(Event, "touchpoint") > score(Event, "event_type"));
        assert!(score(Time, "timestamp") > score(Time, "_fivetran_synced"));
        assert!(score(Time, "event_timestamp") > score(Time, "event_date"));
        assert!(score(Channel, "Canal") > score(Channel, "utm_source"));
        assert_eq!(score(Channel, "event_type"), 0);
        assert_eq!(score(Event, "event_id"), 0);
    }

    #[test]
    fn values_point_at_persons() {
        for (value, expected) in [
            ("a.b@example.org", Some(Personal::Email)),
            ("64.233.172.68", Some(Personal::Ip)),
            ("2001:db8::1", Some(Personal::Ip)),
            ("+33 6 12 34 56 78", Some(Personal::Phone)),
            ("06 12 34 56 78", Some(Personal::Phone)),
            ("12:30", None),
            ("0612", None),
            ("home", None),
            ("@home", None),
            ("https://shop.example/a?mail=a@example.org", Some(Personal::WebAddress)),
            ("https://shop.example/a", None),
        ] {
            assert_eq!(personal_by_value(value), expected, "{value}");
        }
    }
}

//! Which lane a row of a table is, by what it is called there.

use crate::model::{CardKind, LaneKind, Language};
use crate::words::{Say, fold};

/// What other programs and people call our lanes, in the form of [`plain`]. Never shown.
const OTHER_NAMES: &[(LaneKind, &[&str])] = &[
    (
        LaneKind::Actions,
        &[
            "customer actions",
            "user actions",
            "activities",
            "activity",
            "process",
            "tasks",
            "doing",
            "actions du client",
            "activites",
            "taches",
        ],
    ),
    (LaneKind::Touchpoints, &["touch points", "touch point", "interactions", "zones and touchpoints", "contacts"]),
    (LaneKind::Channels, &["channel", "canal", "media", "medias"]),
    (
        LaneKind::Thoughts,
        &[
            "thinking",
            "thoughts and feelings",
            "thoughts & feelings",
            "thoughts / feelings",
            "questions",
            "pensees et ressentis",
        ],
    ),
    (LaneKind::Verbatims, &["quotes", "quote", "customer quotes", "voice of customer", "citations", "citation"]),
    (
        LaneKind::Emotion,
        &[
            "emotions",
            "experience",
            "emotional journey",
            "emotional curve",
            "emotion curve",
            "feelings",
            "feeling",
            "mood",
            "sentiment",
            "satisfaction",
            "score",
            "courbe emotionnelle",
            "courbe d'emotion",
            "experience client",
            "ressenti",
        ],
    ),
    (LaneKind::Moments, &["moment of truth", "key moments", "moments cles"]),
    (
        LaneKind::Pains,
        &[
            "pains",
            "pain",
            "painpoints",
            "problems",
            "problem",
            "frustrations",
            "barriers",
            "issues",
            "points de douleur",
            "problemes",
            "freins",
        ],
    ),
    (LaneKind::Gains, &["delights", "positives", "highlights", "wow moments", "points forts", "points positifs"]),
    (
        LaneKind::Opportunities,
        &[
            "ideas",
            "idea",
            "solutions",
            "recommendations",
            "improvements",
            "ideas / opportunities",
            "ideas and opportunities",
            "idees",
            "pistes",
            "pistes d'amelioration",
            "recommandations",
        ],
    ),
    (LaneKind::Metrics, &["kpi", "kpis", "measures", "performance indicators", "mesures"]),
    (
        LaneKind::Needs,
        &[
            "goals",
            "goal",
            "user goals",
            "customer goals",
            "expectations",
            "user expectations",
            "customer expectations",
            "needs",
            "jobs to be done",
            "objectifs",
            "attentes",
            "besoins",
        ],
    ),
    (LaneKind::Criteria, &["criteria", "criteres"]),
    (LaneKind::Messages, &["communication", "content", "contenus"]),
    (LaneKind::Images, &["images", "pictures", "story board", "scenarimage"]),
    (LaneKind::PhysicalEvidence, &["physical evidence", "preuves"]),
    (LaneKind::FrontStage, &["frontstage", "front stage actions", "front office"]),
    (LaneKind::BackStage, &["backstage", "backstage actions", "back stage actions", "back office"]),
    (LaneKind::Support, &["support", "systems", "supporting processes", "it systems", "backend"]),
    (LaneKind::Owners, &["owner", "responsible", "departments", "teams", "equipes", "services"]),
    (LaneKind::Notes, &["comments", "remarks", "commentaires", "remarques", "texte", "text"]),
];

/// The kind of lane of this name.
pub(super) fn kind_of(name: &str) -> Option<LaneKind> {
    let name = plain(name);
    let is_said = |said: String| plain(&said) == name;
    let in_both = |say: &dyn Fn(Language) -> String| Language::ALL.iter().any(|language| is_said(say(*language)));
    let lanes = LaneKind::ALL.iter().copied();
    let own = lanes.clone().find(|kind| in_both(&|language| kind.say(language)));
    let of_card = || CardKind::ALL.iter().find(|kind| in_both(&|language| kind.say(language))).map(|k| k.home_lane());
    let other = || OTHER_NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(kind, _)| *kind);
    own.or_else(other).or_else(of_card)
}

/// Whether a lane is called what its kind is called in one of the languages.
pub(super) fn is_own_name(kind: LaneKind, name: &str) -> bool {
    Language::ALL.iter().any(|language| plain(&kind.say(*language)) == plain(name))
}

/// A name without capitals, accents, marks at its end and double spaces.
pub(super) fn plain(name: &str) -> String {
    let folded = fold(name).replace('’', "'").replace(['‐', '‑', '-', '_'], " ");
    let words: Vec<&str> = folded.split_whitespace().collect();
    words.join(" ").trim_end_matches([':', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::kind_of;
    use crate::model::LaneKind;

    #[test]
    fn lanes_are_known_by_their_names_in_both_languages_and_elsewhere() {
        assert_eq!(kind_of("Touchpoints"), Some(LaneKind::Touchpoints));
        assert_eq!(kind_of("POINTS DE CONTACT :"), Some(LaneKind::Touchpoints));
        assert_eq!(kind_of("Moments de verite"), Some(LaneKind::Moments));
        assert_eq!(kind_of("Problems"), Some(LaneKind::Pains));
        assert_eq!(kind_of("Irritant"), Some(LaneKind::Pains));
        assert_eq!(kind_of("Experience"), Some(LaneKind::Emotion));
        assert_eq!(kind_of("Weather"), None);
    }
}

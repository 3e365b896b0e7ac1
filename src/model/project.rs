//! The project and what belongs to all its journeys: channels, goals, images.

use super::id::*;
use super::kinds::*;
use super::order::Order;
use super::record::record;
use super::rules::Rule;
use super::value::json_values;
use serde::{Deserialize, Serialize};

/// What the firm wants to reach.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Objective {
    /// In words.
    pub name: String,
    /// The metric on the map that tells whether it is reached.
    pub metric: Option<CardId>,
    /// Where it stands, with its unit.
    pub figure: String,
    /// Where it should stand, with its unit.
    pub target: String,
}
json_values!(Vec<Objective>);

record! {
    /// The project: one record, the cover of everything else.
    pub struct Project("project", ProjectId) {
        /// What the project is called.
        title: String,
        /// For whom it is made.
        client: String,
        /// The first line of a sample or the remark of its authors; stands in the footer of every map.
        note: String,
        /// Who made it.
        authors: Vec<String> = Items,
        /// The language of the maps.
        language: Language,
        /// ISO code of the one currency of its figures, such as EUR.
        currency: String,
        /// IANA name of the time zone in which its days begin, such as Europe/Paris.
        time_zone: String,
        /// Groups of customers smaller than this are not shown in exports; 1 switches it off.
        minimum_group: u32,
        /// How emotions are written.
        emotion_scale: EmotionScale,
        /// Words of the firm that no customer would say; the check of the map finds them in names.
        inside_words: Vec<String> = Items,
        /// What the firm wants to reach.
        objectives: Vec<Objective> = Items,
    }
}

record! {
    /// A channel of the project's library.
    pub struct Channel("channel", ChannelId) {
        /// Its name.
        name: String,
        /// The name of its icon.
        icon: String,
        /// Online or offline.
        place: ChannelPlace,
        /// Whose medium it is.
        media: Media,
        /// Whether its contacts leave a trace.
        traceable: Traceable,
        /// Whether it counts as direct, which "last non-direct" passes over.
        direct: bool,
        /// What it costs in a period, in millionths of the currency unit.
        cost: Option<i64>,
        /// Its place in the library.
        order: Order,
    }
}

record! {
    /// A goal of the data: the events that are conversions.
    pub struct Goal("goal", GoalId) {
        /// Its name, such as "Order".
        name: String,
        /// An event that any of these matches is a conversion.
        rules: Vec<Rule> = Items,
        /// The field that holds a conversion's value; empty: the column with the role Value.
        value_field: String,
        /// Its place among the goals; the first one is shown on the map.
        order: Order,
    }
}

record! {
    /// An image; its bytes are kept by hash beside the records.
    pub struct Asset("asset", AssetId) {
        /// BLAKE3 of the bytes, in hexadecimal.
        hash: String,
        /// Media type, such as image/png.
        media_type: String,
        /// Width in pixels.
        width_px: u32,
        /// Height in pixels.
        height_px: u32,
        /// What the user calls it.
        name: String,
    }
}

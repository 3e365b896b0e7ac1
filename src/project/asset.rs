//! What the assets that ship have in common: texts in both languages, and the channel library.

use crate::model::{Channel, ChannelId, ChannelPlace, Language, Media, Order, Record, Records, Traceable};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A text in English and in French.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Both(pub(crate) String, pub(crate) String);

impl Both {
    /// The text in a language.
    pub(crate) fn get(&self, language: Language) -> String {
        match language {
            Language::English => self.0.clone(),
            Language::French => self.1.clone(),
        }
    }
}

/// Texts in a language.
pub(crate) fn all(texts: &[Both], language: Language) -> Vec<String> {
    texts.iter().map(|text| text.get(language)).collect()
}

/// Reads an asset. The assets are part of the program, and tests read each of them.
///
/// # Panics
/// On an asset that is not what its struct says.
pub(crate) fn read<T: DeserializeOwned>(ron: &str) -> T {
    ron::from_str(ron).expect("the assets that ship can be read")
}

/// A channel as the library holds it.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ChannelAsset {
    pub(crate) id: String,
    pub(crate) name: Both,
    pub(crate) icon: String,
    pub(crate) place: ChannelPlace,
    pub(crate) media: Media,
    pub(crate) traceable: Traceable,
    #[serde(default)]
    pub(crate) direct: bool,
}

/// The library as it ships.
pub(crate) fn channels() -> Vec<ChannelAsset> {
    read(include_str!("../../assets/channels.ron"))
}

/// Puts the channel library into a new project and tells which record each name of the library became.
pub(crate) fn add_channels(records: &mut Records, language: Language) -> BTreeMap<String, ChannelId> {
    let library = channels();
    let mut ids = BTreeMap::new();
    for (asset, order) in library.iter().zip(Order::row(library.len())) {
        let id = ChannelId::new();
        let channel = Channel {
            name: asset.name.get(language),
            icon: asset.icon.clone(),
            place: asset.place,
            media: asset.media,
            traceable: asset.traceable,
            direct: asset.direct,
            order,
            ..Channel::blank(id)
        };
        records.channels.insert(id, channel);
        ids.insert(asset.id.clone(), id);
    }
    ids
}

//! Personas, channels and images that a clip names: found again by id, by name or by their bytes, or made.

use super::Clip;
use super::relink::Became;
use crate::edit::change::Change;
use crate::model::*;

/// Finds or makes them; `became` learns what each one is here.
pub(super) fn bring(records: &Records, clip: &Clip, became: &mut Became) -> Vec<Change> {
    let mut made = Vec::new();
    let mut last = records.personas_in_order().last().map(|persona| persona.order.clone());
    for persona in clip.around.personas.values().filter(|persona| !records.personas.contains_key(&persona.id)) {
        let found = records.personas_in_order().into_iter().find(|there| is_same(&there.name, &persona.name));
        let id = found.map_or_else(PersonaId::new, |there| there.id);
        became.insert(persona.id.uuid(), id.uuid());
        if found.is_none() {
            let order = Order::between(last.as_ref(), None);
            last = Some(order.clone());
            let portrait = persona.portrait.and_then(|asset| image(records, clip, asset, became, &mut made));
            made.push(Change::added(Persona { id, order, portrait, ..persona.clone() }));
        }
    }
    let mut last = records.channels_in_order().last().map(|channel| channel.order.clone());
    for channel in clip.around.channels.values().filter(|channel| !records.channels.contains_key(&channel.id)) {
        let found = records.channels_in_order().into_iter().find(|there| is_same(&there.name, &channel.name));
        let id = found.map_or_else(ChannelId::new, |there| there.id);
        became.insert(channel.id.uuid(), id.uuid());
        if found.is_none() {
            let order = Order::between(last.as_ref(), None);
            last = Some(order.clone());
            made.push(Change::added(Channel { id, order, ..channel.clone() }));
        }
    }
    for asset in clip.records.cards.values().filter_map(|card| card.image) {
        image(records, clip, asset, became, &mut made);
    }
    made
}

/// What an image of the clip is here: the one with the same bytes, else a new one.
fn image(records: &Records, clip: &Clip, id: AssetId, became: &mut Became, made: &mut Vec<Change>) -> Option<AssetId> {
    if let Some(known) = became.get(&id.uuid()) {
        return Some(AssetId::from_uuid(*known));
    }
    let Some(asset) = clip.around.assets.get(&id) else { return records.assets.contains_key(&id).then_some(id) };
    let same = |there: &&Asset| there.hash == asset.hash;
    let here = records.assets.get(&id).filter(same).or_else(|| records.assets.values().find(same));
    let new = here.map_or_else(AssetId::new, |there| there.id);
    became.insert(id.uuid(), new.uuid());
    if here.is_none() {
        made.push(Change::added(Asset { id: new, ..asset.clone() }));
    }
    Some(new)
}

fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

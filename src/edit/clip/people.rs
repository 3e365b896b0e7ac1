//! Personas and channels that a clip names: found again by id or by name, or made.

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
            let portrait = persona.portrait.filter(|asset| records.assets.contains_key(asset));
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
    made
}

fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

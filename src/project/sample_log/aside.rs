//! What customers do beside the map: the shop finder, the job offers, the wish list.

use super::calendar::{DAY, HOUR, MINUTE, PERIOD_END};
use super::dice::Dice;
use super::plan::What;
use super::story::Story;

/// Of a thousand events so many lie beside the map.
const ASIDE: usize = 28;
/// The log ends in the evening of this day; nobody's last contact in November is still open then.
const LAST_DAY: i64 = PERIOD_END + 30 * DAY;
/// Looks at the shop finder and the job offers in December.
const IN_DECEMBER: usize = 24;

/// Adds what lies beside the map, each right after something on it, so that no visit grows longer.
pub(super) fn add(stories: &mut [Story], dice: &mut Dice) {
    let mut anchors = Vec::new();
    for (place, story) in stories.iter().enumerate() {
        let own = story.touches.iter().filter(|touch| touch.at < PERIOD_END);
        anchors.extend(own.map(|touch| (place, touch.what, touch.at)));
    }
    let count = anchors.len() * ASIDE / (1000 - ASIDE);
    anchors.retain(|(_, what, _)| matches!(what, What::Search | What::Forum | What::Product | What::Portal));
    dice.shuffle(&mut anchors);
    for (place, what, at) in anchors.into_iter().take(count) {
        let beside = beside(what, dice);
        stories[place].add(beside, at + dice.between(4, 18));
    }
    in_december(stories, dice);
}

fn beside(what: What, dice: &mut Dice) -> What {
    match what {
        What::Product if dice.percent(60) => What::Wishlist,
        _ if dice.percent(68) => What::StoreLocator,
        _ => What::JobOffers,
    }
}

fn in_december(stories: &mut [Story], dice: &mut Dice) {
    for number in 0..IN_DECEMBER {
        let place = dice.below(stories.len() as i64) as usize;
        let day = if number == 0 { LAST_DAY } else { PERIOD_END + dice.between(0, 29) * DAY };
        let at = day + dice.between(17 * HOUR, 21 * HOUR) + dice.below(MINUTE);
        let what = if dice.percent(70) { What::StoreLocator } else { What::JobOffers };
        stories[place].add(what, at);
    }
}

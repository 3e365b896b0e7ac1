//! Paths that are counted already, as attribution packages take them: path, conversions, value, nulls.
//!
//! ChannelAttribution: <https://cran.r-project.org/package=ChannelAttribution>, data `PathData`.

use super::Known;
use crate::model::ColumnRole::*;

pub(super) const KNOWN: [Known; 1] = [Known {
    id: "channel-paths",
    name: "ChannelAttribution",
    tried: true,
    has: &["path", "total_conversions"],
    events_in: "",
    roles: &[
        (Path, &["path"]),
        (Conversions, &["total_conversions"]),
        (NoConversions, &["total_null"]),
        (Value, &["total_conversion_value"]),
    ],
    keep: &[],
}];

//! Trackers whose exports were not at hand: the mapping follows what their makers publish.

use super::Known;
use crate::model::ColumnRole::*;

pub(super) const KNOWN: [Known; 2] = [
    // https://docs.snowplow.io/docs/fundamentals/canonical-event/ (atomic.events, with a header)
    Known {
        id: "snowplow",
        name: "Snowplow",
        tried: false,
        has: &["domain_userid", "collector_tstamp", "event"],
        events_in: "",
        roles: &[
            (Customer, &["domain_userid", "network_userid", "user_id"]),
            (Time, &["derived_tstamp", "collector_tstamp"]),
            (Event, &["event_name", "se_action", "event"]),
            (Channel, &["mkt_source", "refr_medium"]),
            (Value, &["tr_total", "se_value"]),
        ],
        keep: &[
            "event",
            "app_id",
            "platform",
            "page_urlpath",
            "page_title",
            "page_urlhost",
            "mkt_medium",
            "mkt_campaign",
            "refr_source",
            "se_category",
            "se_label",
            "dvce_type",
            "br_family",
            "os_family",
            "geo_country",
            "domain_sessionid",
            "domain_sessionidx",
            "tr_currency",
        ],
    },
    // https://segment.com/docs/connections/storage/warehouses/schema/ and the raw events of
    // https://segment.com/docs/connections/spec/common/
    Known {
        id: "segment",
        name: "Segment",
        tried: false,
        has: &["anonymousId", "messageId", "timestamp"],
        events_in: "",
        roles: &[
            (Customer, &["userId", "anonymousId"]),
            (Time, &["timestamp", "originalTimestamp", "sentAt"]),
            (Event, &["event", "name", "type"]),
            (Channel, &["context.campaign.source", "channel"]),
            (Value, &["properties.revenue", "properties.total", "properties.value"]),
        ],
        keep: &["type", "properties.*", "context.campaign.*", "context.page.path", "context.page.url"],
    },
];

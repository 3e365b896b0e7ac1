//! E-mail: Klaviyo's events and Mailchimp's activity of recipients.
//!
//! Klaviyo: <https://fivetran.com/docs/connectors/applications/klaviyo>, its API
//! <https://developers.klaviyo.com/en/reference/events_api_overview>. Mailchimp:
//! <https://fivetran.com/docs/connectors/applications/mailchimp>. Opens come from image proxies too: they are not people.

use super::Known;
use crate::model::ColumnRole::*;

pub(super) const KNOWN: [Known; 2] = [
    Known {
        id: "klaviyo-events",
        name: "Klaviyo events",
        tried: true,
        has: &["metric_id", "person_id", "timestamp"],
        events_in: "",
        roles: &[
            (Customer, &["person_id"]),
            (Time, &["timestamp", "datetime"]),
            (Event, &["type", "metric_name", "metric_id"]),
            (Value, &["value"]),
        ],
        keep: &["campaign_id", "flow_id", "event_properties.campaign_name", "event_properties.url"],
    },
    Known {
        id: "mailchimp-activity",
        name: "Mailchimp activity",
        tried: true,
        has: &["action", "campaign_id", "member_id", "timestamp"],
        events_in: "",
        roles: &[(Customer, &["member_id"]), (Time, &["timestamp"]), (Event, &["action"])],
        keep: &["campaign_id", "list_id", "bounce_type", "url"],
    },
];

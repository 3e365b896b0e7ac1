//! Matomo: visits of the Live API, whose actions are the events; and its exports as a table.
//!
//! Live API: <https://developer.matomo.org/api-reference/reporting-api#Live>, fields as
//! `Live.getLastVisitsDetails` gives them. Actions do not come in the order of time, and texts such as
//! `serverTimePretty` are in the language of the account; `timestamp` is not.

use super::Known;
use crate::model::ColumnRole::*;

pub(super) const KNOWN: [Known; 2] = [
    Known {
        id: "matomo-live",
        name: "Matomo Live API",
        tried: true,
        has: &["actionDetails.timestamp", "actionDetails.type"],
        events_in: "actionDetails",
        roles: &[
            (Customer, &["userId", "visitorId", "fingerprint", "idVisit"]),
            (Time, &["actionDetails.timestamp"]),
            (Event, &["actionDetails.type"]),
            (Channel, &["referrerTypeName", "referrerType", "referrerName"]),
            (Value, &["actionDetails.revenue"]),
        ],
        keep: &[
            "idVisit",
            "idSite",
            "siteName",
            "country",
            "deviceType",
            "operatingSystemName",
            "browserName",
            "visitorType",
            "referrerName",
            "referrerKeyword",
            "campaignName",
            "campaignSource",
            "campaignMedium",
            "actionDetails.url",
            "actionDetails.pageTitle",
            "actionDetails.eventCategory",
            "actionDetails.eventAction",
            "actionDetails.eventName",
            "actionDetails.goalName",
            "actionDetails.orderId",
            "actionDetails.siteSearchKeyword",
        ],
    },
    // The table of one row an action that `Live.getLastVisitsDetails&format=CSV&flat=1` and the raw data export give:
    // https://developer.matomo.org/guides/persistence-and-the-mysql-backend#log-data-persistence-actions
    Known {
        id: "matomo-csv",
        name: "Matomo CSV",
        tried: false,
        has: &["idvisitor", "server_time"],
        events_in: "",
        roles: &[
            (Customer, &["user_id", "idvisitor"]),
            (Time, &["server_time"]),
            (Event, &["action_type", "event_action", "action_name", "idaction_name"]),
            (Channel, &["referer_type", "referer_name"]),
            (Value, &["revenue"]),
        ],
        keep: &[],
    },
];

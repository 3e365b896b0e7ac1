//! GA4's daily tables in BigQuery, as JSON lines, Parquet, or CSV with JSON in its cells.
//!
//! Columns: <https://support.google.com/analytics/answer/7029846>. `traffic_source` is what brought a person the first time;
//! what brought this visit is `session_traffic_source_last_click`, `collected_traffic_source`, or parameters of the event.
//! The visit is `user_pseudo_id` with `ga_session_id`: the second alone is the same for many people.

use super::Known;
use crate::model::ColumnRole::*;

pub(super) const KNOWN: [Known; 1] = [Known {
    id: "ga4-bigquery",
    name: "GA4 BigQuery",
    tried: true,
    has: &["event_name", "event_timestamp", "user_pseudo_id"],
    events_in: "",
    roles: &[
        (Customer, &["user_pseudo_id"]),
        (Time, &["event_timestamp"]),
        (Event, &["event_name"]),
        (
            Channel,
            &[
                "session_traffic_source_last_click.cross_channel_campaign.default_channel_group",
                "collected_traffic_source.manual_source",
                "event_params.source.string_value",
                "event_params.source.value",
                "traffic_source.source",
                "traffic_source",
                "traffic_medium",
            ],
        ),
        (
            Value,
            &["ecommerce.purchase_revenue", "event_params.value.double_value", "event_params.value.value", "value"],
        ),
    ],
    keep: &[
        "platform",
        "traffic_medium",
        "traffic_campaign",
        "device_category",
        "page_location",
        "transaction_id",
        "currency",
        "coupon",
        "hostname",
        "payment_type",
        "device.category",
        "device.operating_system",
        "device.web_info.browser",
        "device.web_info.hostname",
        "geo.country",
        "traffic_source.*",
        "collected_traffic_source.manual_*",
        "session_traffic_source_last_click.cross_channel_campaign.*",
        "ecommerce.transaction_id",
        "event_params.ga_session_id.*",
        "event_params.page_location.*",
        "event_params.page_title.*",
        "event_params.page_referrer.*",
        "event_params.source.*",
        "event_params.medium.*",
        "event_params.campaign.*",
        "event_params.session_engaged.*",
        "event_params.engagement_time_msec.*",
        "event_params.currency.*",
        "event_params.coupon.*",
        "event_params.search_term.*",
        "event_params.link_url.*",
        "privacy_info.analytics_storage",
    ],
}];

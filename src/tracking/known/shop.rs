//! Shopify: orders as its connectors write them, and as the admin exports them.
//!
//! Table: <https://fivetran.com/docs/connectors/applications/shopify>; the admin's CSV:
//! <https://help.shopify.com/en/manual/fulfillment/managing-orders/exporting-orders>.

use super::Known;
use crate::model::ColumnRole::*;

pub(super) const KNOWN: [Known; 2] = [
    Known {
        id: "shopify-orders",
        name: "Shopify orders",
        tried: true,
        has: &["customer_id", "financial_status", "total_price"],
        events_in: "",
        roles: &[
            (Customer, &["customer_id", "email"]),
            (Time, &["created_at", "processed_at"]),
            (Event, &["financial_status"]),
            (Channel, &["source_name"]),
            (Value, &["total_price"]),
        ],
        keep: &["id", "currency", "fulfillment_status", "location_id", "source_name", "referring_site"],
    },
    Known {
        id: "shopify-orders-admin",
        name: "Shopify orders (admin)",
        tried: false,
        has: &["Name", "Email", "Financial Status", "Created at", "Total"],
        events_in: "",
        roles: &[
            (Customer, &["Email"]),
            (Time, &["Created at"]),
            (Event, &["Financial Status"]),
            (Channel, &["Source"]),
            (Value, &["Total"]),
        ],
        keep: &["Name", "Currency", "Fulfillment Status", "Discount Code", "Shipping Method", "Payment Method", "Tags"],
    },
];

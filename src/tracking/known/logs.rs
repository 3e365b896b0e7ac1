//! Event logs of process mining: Disco, bupaR, pm4py, and XES.
//!
//! Disco: <https://fluxicon.com/book/read/dataext/>. bupaR: <https://bupaverse.github.io/docs/create_logs.html>. pm4py and XES:
//! <https://www.xes-standard.org/xesstandardextensions>. Where rows say start and complete, both are read, and the starts
//! are offered to be left out.

use super::Known;
use crate::model::ColumnRole::*;

pub(super) const KNOWN: [Known; 4] = [
    Known {
        id: "pm4py",
        name: "pm4py, XES",
        tried: true,
        has: &["case:concept:name", "concept:name", "time:timestamp"],
        events_in: "",
        roles: &[(Customer, &["case:concept:name"]), (Time, &["time:timestamp"]), (Event, &["concept:name"])],
        keep: &[],
    },
    Known {
        id: "disco",
        name: "Disco",
        tried: true,
        has: &["Case ID", "Activity", "Complete Timestamp"],
        events_in: "",
        roles: &[
            (Customer, &["Case ID"]),
            (Time, &["Start Timestamp", "Complete Timestamp"]),
            (EndTime, &["Complete Timestamp"]),
            (Event, &["Activity"]),
        ],
        keep: &[],
    },
    Known {
        id: "bupar",
        name: "bupaR",
        tried: true,
        has: &["handling", "patient", "handling_id", "registration_type", "time"],
        events_in: "",
        roles: &[(Customer, &["patient"]), (Time, &["time"]), (Event, &["handling"])],
        keep: &["employee", "registration_type"],
    },
    Known {
        id: "bupar-log",
        name: "bupaR",
        tried: false,
        has: &["case_id", "activity_id", "activity_instance_id", "lifecycle_id", "timestamp"],
        events_in: "",
        roles: &[(Customer, &["case_id"]), (Time, &["timestamp"]), (Event, &["activity_id"])],
        keep: &["resource_id", "lifecycle_id"],
    },
];

//! Processor time of this thread, which other work on the machine hardly changes.

use std::time::Duration;

/// What this thread has used since it began.
///
/// # Panics
/// Where the system does not tell: this is for Linux.
pub(crate) fn used() -> Duration {
    // Else the kernel brings the count up to date a few times in a hundredth of a second only.
    std::fs::read("/proc/self/stat").expect("Linux tells the time of a process");
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux tells the time of a thread");
    let nanoseconds = text.split(' ').next().and_then(|first| first.parse().ok()).expect("a number comes first");
    Duration::from_nanos(nanoseconds)
}

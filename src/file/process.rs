//! Which process holds something: said in lock files and recovery files, so that what a dead one left is told from
//! what a living one needs.

use serde::{Deserialize, Serialize};

/// A process of some computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Process {
    /// The name of the computer.
    pub(super) host: String,
    /// Its number there.
    pub(super) pid: u32,
    /// When it began, by the system's count; numbers of processes are used again. `None` where the system does not say.
    pub(super) began: Option<u64>,
}

impl Process {
    /// This one.
    pub(super) fn this() -> Self {
        let pid = std::process::id();
        Self { host: host(), pid, began: began(pid) }
    }

    /// Whether it runs on this computer.
    pub(super) fn is_here(&self) -> bool {
        self.host == host()
    }

    /// Whether it is certain that it is gone. Of another computer nothing is certain.
    pub(super) fn is_gone(&self) -> bool {
        self.is_here() && (!runs(self.pid) || (self.began.is_some() && began(self.pid) != self.began))
    }
}

/// The name of this computer.
fn host() -> String {
    #[cfg(target_os = "linux")]
    let told = std::fs::read_to_string("/proc/sys/kernel/hostname").ok();
    #[cfg(not(target_os = "linux"))]
    let told = std::process::Command::new("hostname").output().ok().and_then(|out| String::from_utf8(out.stdout).ok());
    let named = ["HOSTNAME", "COMPUTERNAME"].iter().find_map(|name| std::env::var(name).ok());
    told.or(named).map(|name| name.trim().to_owned()).unwrap_or_default()
}

/// The twentieth word after the name in brackets: the start of the process in ticks since the system's own.
#[cfg(target_os = "linux")]
fn began(pid: u32) -> Option<u64> {
    let told = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    told.rsplit_once(')')?.1.split_whitespace().nth(19)?.parse().ok()
}

#[cfg(not(target_os = "linux"))]
fn began(_pid: u32) -> Option<u64> {
    None
}

#[cfg(target_os = "linux")]
fn runs(pid: u32) -> bool {
    std::path::Path::new(&format!("/proc/{pid}")).exists()
}

#[cfg(all(unix, not(target_os = "linux")))]
fn runs(pid: u32) -> bool {
    let asked = std::process::Command::new("kill").args(["-0", &pid.to_string()]).output();
    asked.is_ok_and(|asked| asked.status.success())
}

/// Not known here: the heartbeat decides.
#[cfg(not(unix))]
fn runs(_pid: u32) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_is_gone_when_it_ended_or_its_number_is_used_by_another() {
        let this = Process::this();
        assert!(!this.is_gone());
        let mut child = std::process::Command::new(std::env::current_exe().unwrap()).arg("--list").spawn().unwrap();
        let ended = Process { pid: child.id(), began: began(child.id()), ..this.clone() };
        child.wait().unwrap();
        assert_eq!(ended.is_gone(), cfg!(unix));
        let elsewhere = Process { host: "another computer".to_owned(), ..ended };
        assert!(!elsewhere.is_gone(), "nobody knows from here");
        if let Some(began) = this.began {
            assert!(Process { began: Some(began + 1), ..this }.is_gone());
        }
    }
}

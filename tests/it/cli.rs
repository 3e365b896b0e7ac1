//! The command line as its users type it: the real program, its output, its exit codes.

use crate::public::shared;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder with the program's own folders in it.
pub(crate) struct Desk(tempfile::TempDir);

impl Desk {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn run(&self, words: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_parcours"));
        command.args(words).current_dir(self.0.path()).env("PARCOURS_HOME", self.path("home"));
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env("LANG", "en_GB.UTF-8").output().unwrap()
    }

    /// Runs what must work and gives its output.
    pub(crate) fn done(&self, words: &[&str]) -> String {
        let output = self.run(words);
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{words:?}: {complaint}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs what must fail and gives its exit code and complaint.
    pub(crate) fn refused(&self, words: &[&str]) -> (i32, String) {
        let output = self.run(words);
        assert!(!output.status.success(), "{words:?} should fail");
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    }

    fn figures(&self, words: &[&str]) -> Value {
        serde_json::from_str(&self.done(words)).unwrap()
    }
}

fn counts(steps: &Value) -> Vec<u64> {
    steps.as_array().unwrap().iter().map(|step| step["reached"].as_u64().unwrap()).collect()
}

#[test]
fn the_demo_makes_a_project_its_pictures_and_its_figures() {
    let desk = Desk::new();
    let said = desk.done(&["demo", "there", "--no-window", "--lang", "en"]);
    assert!(said.contains("12,480 customers"), "{said}");
    for name in ["hedge-trimmer.parcours", "hedge-trimmer.parcours-data", "hedge-trimmer.png", "hedge-trimmer.pdf"] {
        assert!(desk.path("there").join(name).is_file(), "{name}");
    }
    let checked = desk.done(&["check", "there/hedge-trimmer.parcours", "--lang", "fr"]);
    assert!(checked.contains("est intact"), "{checked}");
}

#[test]
fn the_demo_does_the_rest_without_a_display_and_says_so() {
    let desk = Desk::new();
    let output = desk.run(&["demo", "--lang", "en"]);
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{complaint}");
    assert!(complaint.contains("No graphics display"), "{complaint}");
    assert!(desk.path("parcours-demo").join("hedge-trimmer.png").is_file());
}

#[test]
fn without_a_display_it_says_which_commands_need_none() {
    let (code, complaint) = Desk::new().refused(&["--lang", "en"]);
    assert_eq!(code, 1);
    assert!(complaint.contains("No graphics display") && complaint.contains("figures"), "{complaint}");
}

#[test]
fn wrong_words_are_told_and_cost_exit_code_2() {
    let desk = Desk::new();
    for words in
        [&["export", "--lang", "en"][..], &["--nonsense"], &["figures", "a", "b"], &["new", "x", "--lang", "de"]]
    {
        let (code, complaint) = desk.refused(words);
        assert_eq!(code, 2, "{words:?}: {complaint}");
    }
    let (code, complaint) = desk.refused(&["figures", "missing.parcours", "--lang", "en"]);
    assert_eq!(code, 1, "{complaint}");
}

#[test]
fn a_new_project_is_exported_in_every_format() {
    let desk = Desk::new();
    desk.done(&["new", "map.parcours", "--lang", "fr"]);
    for (name, start) in [("map.png", &b"\x89PNG"[..]), ("map.svg", b"<svg"), ("map.pdf", b"%PDF")] {
        desk.done(&["export", "map.parcours", name, "--scale", "1"]);
        let bytes = std::fs::read(desk.path(name)).unwrap();
        assert!(bytes.windows(start.len()).take(200).any(|part| part == start), "{name}");
    }
    let (_, complaint) = desk.refused(&["new", "map.parcours", "--lang", "en"]);
    assert!(!complaint.is_empty(), "a project is never replaced");
}

#[test]
fn the_shop_clicks_come_out_to_the_digit() {
    let Some(file) = shared("data/shop-clicks/ecom.csv") else { return };
    let desk = Desk::new();
    desk.done(&["new", "shop.parcours", "--lang", "en"]);
    let said = desk.done(&["import", "shop.parcours", &file.to_string_lossy(), "--lang", "en"]);
    assert!(said.contains("31,106") && said.contains("600"), "{said}");
    let funnel = "product_view > add_to_cart > cart > shipping_details > payment_details > purchase";
    let by_person = desk.figures(&["figures", "shop.parcours", "--json", "--funnel", funnel]);
    assert_eq!(by_person["customers"], 600);
    assert_eq!(by_person["sessions"], 3605);
    assert_eq!(by_person["events"], 31_106);
    assert_eq!(counts(&by_person["steps"]), [598, 517, 429, 329, 222, 114]);
    let by_session = desk.figures(&["figures", "shop.parcours", "--json", "--funnel", funnel, "--per-session"]);
    assert_eq!(counts(&by_session["steps"]), [2868, 944, 477, 194, 72, 15]);
}

#[test]
fn the_sepsis_cases_come_out_to_the_digit() {
    let Some(file) = shared("data/cases/sepsis.csv") else { return };
    let desk = Desk::new();
    desk.done(&["new", "cases.parcours", "--lang", "en"]);
    desk.done(&["import", "cases.parcours", &file.to_string_lossy()]);
    let figures = desk.figures(&["figures", "cases.parcours", "--json"]);
    assert_eq!(figures["variants"]["customers"], 1050);
    assert_eq!(figures["variants"]["count"], 846);
    let most: Vec<u64> = figures["variants"]["most_frequent"].as_array().unwrap()[..5]
        .iter()
        .map(|variant| variant["customers"].as_u64().unwrap())
        .collect();
    assert_eq!(most, [35, 24, 22, 13, 11]);
}

#[test]
fn a_file_is_counted_first_and_its_recipe_runs_again_next_month() {
    let desk = Desk::new();
    desk.done(&["new", "map.parcours", "--lang", "en"]);
    let row = |user: &str, day: u32, agent: &str| {
        format!("{{\"user\":\"{user}\",\"time\":\"2026-06-{day:02}\",\"event\":\"view\",\"user_agent\":\"{agent}\"}}\n")
    };
    std::fs::write(
        desk.path("june.jsonl"),
        row("a", 1, "Firefox") + &row("b", 2, "Googlebot") + "{\n" + &row("a", 1, "Firefox"),
    )
    .unwrap();
    let said = desk.done(&["import", "map.parcours", "june.jsonl", "--count", "--lang", "en"]);
    assert!(
        said.contains("JSON lines") && said.contains("--exclude") && said.contains("Nothing was imported"),
        "{said}"
    );
    assert!(!desk.path("map.parcours-data").exists());
    let words = ["import", "map.parcours", "june.jsonl", "--exclude", "user_agent~bot", "--drop-duplicates", "rows"];
    let told = desk.figures(&[&words[..], &["--save-recipe", "june.ron", "--json", "--no-match"]].concat());
    let account = &told["account"];
    let counts =
        ["read", "used", "rejected", "duplicates", "refused", "excluded"].map(|name| account[name].as_u64().unwrap());
    assert_eq!(counts, [4, 1, 1, 1, 1, 1]);
    assert_eq!((&told["format"], &told["rejected"][0]["line"]), (&"json-lines".into(), &3.into()));
    std::fs::create_dir(desk.path("july")).unwrap();
    std::fs::write(desk.path("july/1.jsonl"), row("a", 3, "Firefox")).unwrap();
    std::fs::write(desk.path("july/2.jsonl"), row("c", 4, "Googlebot")).unwrap();
    let told = desk.figures(&["import", "map.parcours", "july", "--recipe", "june.ron", "--json", "--no-match"]);
    assert_eq!((&told["account"]["used"], &told["account"]["refused"]), (&1.into(), &1.into()));
    assert_eq!(told["account"]["files"].as_array().unwrap().len(), 2);
    let (code, complaint) =
        desk.refused(&["import", "map.parcours", "july", "--recipe", "july/1.jsonl", "--lang", "en"]);
    assert!(code == 1 && complaint.contains("no recipe"), "{complaint}");
}

#[test]
fn a_source_that_cannot_be_read_leaves_the_project_as_it_was() {
    let desk = Desk::new();
    desk.done(&["new", "map.parcours", "--lang", "en"]);
    let before = std::fs::read(desk.path("map.parcours")).unwrap();
    std::fs::write(desk.path("empty.csv"), "").unwrap();
    std::fs::write(desk.path("nobody.csv"), "when,what\n2026-09-01 10:00:00,visit\n2026-09-02 10:00:00,visit\n")
        .unwrap();
    for source in ["empty.csv", "nobody.csv", "missing.csv", "."] {
        let (code, complaint) = desk.refused(&["import", "map.parcours", source, "--lang", "en"]);
        assert_eq!(code, 1, "{source}: {complaint}");
        assert!(complaint.trim().ends_with('.') || complaint.contains('.'), "{source}: {complaint}");
    }
    assert_eq!(std::fs::read(desk.path("map.parcours")).unwrap(), before);
    assert!(!Path::new(&desk.path("map.parcours-data")).exists());
}

#[test]
fn a_project_begins_from_any_template_and_its_map_is_written_as_text() {
    let desk = Desk::new();
    desk.done(&["new", "lead.parcours", "--template", "b2b", "--lang", "fr"]);
    desk.done(&["export", "lead.parcours", "map.md"]);
    let page = std::fs::read_to_string(desk.path("map.md")).unwrap();
    assert!(page.starts_with("# Nouveau parcours\n\n- **Personas\u{A0}:** Utilisateur, Prescripteur"), "{page}");
    assert!(page.contains("\n## Mise en service\n"), "{page}");
    let (code, complaint) = desk.refused(&["new", "other.parcours", "--template", "none"]);
    assert_eq!(code, 1);
    assert!(complaint.contains("four-stages, e-commerce, aida"), "{complaint}");
    assert!(!desk.path("other.parcours").exists());
    assert!(desk.done(&["new", "--help", "--lang", "en"]).contains("blueprint"));
}

#[test]
fn the_history_is_printed_named_and_gone_back_to() {
    let desk = Desk::new();
    desk.done(&["new", "map.parcours"]);
    assert!(desk.done(&["snapshot", "map.parcours", "Empty"]).contains("“Empty”"));
    desk.done(&["snapshot", "map.parcours", "Second"]);
    let said = desk.done(&["history", "map.parcours", "--lang", "en"]);
    assert_eq!(said.lines().count(), 3, "{said}");
    assert!(said.contains("Name this moment “Empty”") && said.contains("snapshot: Second"), "{said}");
    let lines = desk.figures(&["history", "map.parcours", "--json"]);
    assert_eq!(lines[0]["verb"], "snapshot");
    assert_eq!((&lines[0]["last_entry"], &lines[0]["snapshots"][0]), (&Value::from(1), &Value::from("Second")));
    let (code, said) = desk.refused(&["restore", "map.parcours", "Empty", "--lang", "en"]);
    assert!(code == 1 && said.contains("Nothing was changed"), "{said}");
    let (code, said) = desk.refused(&["restore", "map.parcours", "Never", "--lang", "en"]);
    assert!(code == 1 && said.contains("No snapshot is called “Never”"), "{said}");
    assert_eq!(desk.refused(&["snapshot", "map.parcours"]).0, 2);
    assert!(desk.done(&["compact", "map.parcours", "--lang", "en"]).contains("No image is unused"));
}

#[test]
fn a_person_is_erased_and_the_key_goes_to_another_computer() {
    let desk = Desk::new();
    desk.done(&["new", "map.parcours"]);
    let log = "customer,time,event\nanna-dupont,2026-05-01 10:00:00,visit\nbob,2026-05-02 10:00:00,visit\n";
    std::fs::write(desk.path("log.csv"), log).unwrap();
    desk.done(&["import", "map.parcours", "log.csv"]);
    desk.done(&["key", "export", "map.parcours", "here.parcours-key"]);
    assert_eq!(desk.refused(&["key", "export", "map.parcours", "here.parcours-key"]).0, 1);
    assert_eq!(desk.refused(&["key", "steal", "map.parcours", "here.parcours-key"]).0, 2);
    std::fs::remove_dir_all(desk.path("home/data/keys")).unwrap();
    let (code, said) = desk.refused(&["erase", "map.parcours", "anna-dupont", "--lang", "en"]);
    assert!(code == 1 && said.contains("not on this computer"), "{said}");
    desk.done(&["key", "import", "map.parcours", "here.parcours-key"]);
    let said = desk.done(&["erase", "map.parcours", "anna-dupont", "--lang", "en"]);
    assert!(said.contains("Erased: 1 event."), "{said}");
    let said = desk.done(&["erase", "map.parcours", "anna-dupont", "--lang", "fr"]);
    assert!(said.contains("Personne n’a cet identifiant"), "{said}");
}

#[test]
fn two_maps_are_compared_as_pictures_and_as_lists() {
    let desk = Desk::new();
    desk.done(&["demo", "there", "--no-window", "--lang", "en"]);
    let file = "there/hedge-trimmer.parcours";
    for name in ["gap.png", "gap.svg", "gap.pdf", "gap.md", "gap.csv"] {
        let said = desk.done(&["compare", file, file, name, "--lang", "en"]);
        assert!(said.contains(name), "{said}");
    }
    let list = std::fs::read_to_string(desk.path("gap.md")).unwrap();
    assert!(list.starts_with("# As is → To be\n"), "{list}");
    let table = std::fs::read_to_string(desk.path("gap.csv")).unwrap();
    assert!(table.lines().count() > 5 && table.contains("changed,"), "{table}");
    let (code, complaint) = desk.refused(&["compare", file, file, "gap.txt", "--lang", "en"]);
    assert_eq!(code, 2, "{complaint}");
    assert!(desk.refused(&["compare", file, file]).1.contains("OUT"));
}

//! The key of a project goes to another computer as a file of its own, and never in the place of another key.

use crate::project::Desk;
use parcours::file::{Folders, export_key, find_key, import_key, pseudonym_key};
use parcours::model::ProjectId;
use parcours::project::FileError;

#[test]
fn a_key_comes_to_another_computer() {
    let desk = Desk::new();
    let (here, there) = (Folders::below(&desk.beside("here")), Folders::below(&desk.beside("there")));
    let project = ProjectId::new();
    let file = desk.beside("key.txt");
    assert_eq!(export_key(&here, project, &file), Err(FileError::NoKey));
    assert!(!file.exists());
    let key = pseudonym_key(&here, project).unwrap();
    export_key(&here, project, &file).unwrap();
    assert!(matches!(export_key(&here, project, &file), Err(FileError::Exists(_))), "nothing is written over");
    import_key(&there, project, &file).unwrap();
    import_key(&there, project, &file).unwrap();
    assert_eq!(find_key(&there, project).unwrap(), Some(key));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&file), 0o600);
        assert_eq!(mode(&there.data.join("keys").join(parcours::model::RecordId::uuid(project).to_string())), 0o600);
    }
}

#[test]
fn a_key_that_is_there_stays_and_no_other_projects_key_is_taken() {
    let desk = Desk::new();
    let (here, there) = (Folders::below(&desk.beside("here")), Folders::below(&desk.beside("there")));
    let (project, other) = (ProjectId::new(), ProjectId::new());
    let file = desk.beside("key.txt");
    pseudonym_key(&here, project).unwrap();
    export_key(&here, project, &file).unwrap();
    let known = pseudonym_key(&there, project).unwrap();
    assert_eq!(import_key(&there, project, &file), Err(FileError::OtherKey));
    assert_eq!(find_key(&there, project).unwrap(), Some(known));
    assert_eq!(import_key(&there, other, &file), Err(FileError::NotItsKey(file.clone())));
    let text = std::fs::read_to_string(&file).unwrap();
    for bad in
        ["", "parcours-key 1", &text[..text.len() - 3], &text.replace("key 1", "key 2"), &text.replace("key ", "ké ")]
    {
        std::fs::write(&file, bad).unwrap();
        assert_eq!(import_key(&here, project, &file), Err(FileError::NotItsKey(file.clone())), "{bad}");
    }
    std::fs::write(&file, [0xFF; 40]).unwrap();
    assert_eq!(import_key(&here, project, &file), Err(FileError::NotItsKey(file)));
}

//! Own templates: files in the folder of the user's data.

use super::Template;
use super::error::TemplateError;
use super::ron_asset::*;
use crate::edit::{MOST_CARDS, MOST_STEPS};
use crate::file::Folders;
use crate::model::*;
use crate::project::asset::{Both, channels};
use std::io::Write;
use std::path::{Path, PathBuf};

/// A larger file is no template.
const MOST_BYTES: u64 = 16 << 20;

fn folder(folders: &Folders) -> PathBuf {
    folders.data.join("templates")
}

/// The user's own templates, by name: what each is called, and its file. One that cannot be read goes by its file name;
/// reading it says why.
pub fn own(folders: &Folders) -> Vec<(String, PathBuf)> {
    let Ok(entries) = std::fs::read_dir(folder(folders)) else { return Vec::new() };
    let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let is_template = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "ron");
    let mut found: Vec<(String, PathBuf)> = files.filter(is_template).map(|path| (name_of(&path), path)).collect();
    found.sort();
    found
}

fn name_of(path: &Path) -> String {
    let stem = || path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    read_own(path).map_or_else(|_| stem(), |template| template.0.name.0)
}

/// Reads one of them.
pub fn read_own(path: &Path) -> Result<Template, TemplateError> {
    let io = |error| TemplateError::Unreadable { path: path.to_owned(), error };
    if std::fs::metadata(path).map_err(io)?.len() > MOST_BYTES {
        return Err(TemplateError::TooLarge(path.to_owned()));
    }
    let text = std::fs::read_to_string(path).map_err(io)?;
    let wrong = |error: ron::error::SpannedError| TemplateError::Damaged {
        path: path.to_owned(),
        line: error.span.start.line,
        reason: error.code.to_string(),
    };
    let template: TemplateAsset = ron::from_str(&text).map_err(wrong)?;
    let steps: usize = template.stages.iter().map(|stage| stage.steps.len().max(1)).sum();
    if steps == 0 || template.lanes.is_empty() {
        return Err(TemplateError::Empty(path.to_owned()));
    }
    if steps > MOST_STEPS || template.cards.len() > MOST_CARDS || template.lanes.len() > MOST_STEPS {
        return Err(TemplateError::TooLarge(path.to_owned()));
    }
    Ok(Template(template))
}

/// Saves the form of a map as a template: stages, steps, lanes and questions; its cards and feelings only where asked.
/// A template of this name is not replaced.
pub fn save_own(
    folders: &Folders,
    records: &Records,
    journey: JourneyId,
    name: &str,
    with_cards: bool,
) -> Result<PathBuf, TemplateError> {
    let asset = asset(records, journey, name.trim(), with_cards).ok_or(TemplateError::NoJourney)?;
    let folder = folder(folders);
    let path = folder.join(format!("{}.ron", file_name(name)));
    let text = ron::ser::to_string_pretty(&asset, ron::ser::PrettyConfig::default());
    let text = text.expect("plain data always becomes RON");
    let io = |error| TemplateError::NotSaved { path: path.clone(), error };
    std::fs::create_dir_all(&folder).map_err(io)?;
    let mut file = std::fs::File::create_new(&path).map_err(io)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(|error| {
        // Half a template is none.
        let _ = std::fs::remove_file(&path);
        TemplateError::NotSaved { path: path.clone(), error }
    })?;
    Ok(path)
}

/// A name that every system takes for a file.
fn file_name(name: &str) -> String {
    let plain: String = name.trim().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(60).collect();
    let plain = plain.trim_matches('-');
    if plain.is_empty() { "template".to_owned() } else { plain.to_lowercase() }
}

/// The same text in both languages: what a user wrote has one.
fn text(text: &str) -> Both {
    Both(text.to_owned(), text.to_owned())
}

fn asset(records: &Records, journey: JourneyId, name: &str, with_cards: bool) -> Option<TemplateAsset> {
    let from = records.journeys.get(&journey)?;
    let personas: Vec<&Persona> = from.personas.iter().filter_map(|id| records.personas.get(id)).collect();
    let lanes = records.lanes_of(journey);
    // Only the personas that lanes are about belong to the form of the map.
    let of_lanes: Vec<&Persona> =
        personas.iter().copied().filter(|persona| lanes.iter().any(|lane| lane.persona == Some(persona.id))).collect();
    let number = |id: PersonaId| of_lanes.iter().position(|persona| persona.id == id);
    let lane =
        |lane: &&Lane| LaneAsset { kind: lane.kind, title: text(&lane.title), persona: lane.persona.and_then(number) };
    let persona = |persona: &&Persona| PersonaAsset {
        name: text(&persona.name),
        buying_role: text(&persona.buying_role),
        kind: persona.kind,
    };
    let stage = |stage: &Stage| StageAsset {
        name: text(&stage.name),
        phase: stage.phase,
        moment: stage.moment,
        steps: records.steps_of(stage.id).iter().map(|step| text(&step.name)).collect(),
        questions: stage.questions.iter().map(|question| text(question)).collect(),
    };
    let columns: Vec<StepId> = records.columns_of(journey).iter().map(|step| step.id).collect();
    let (cards, feelings) = if with_cards { content(records, &lanes, &columns) } else { (vec![], vec![]) };
    Some(TemplateAsset {
        name: text(name),
        about: Both::default(),
        kind: from.kind,
        scored: from.scored,
        personas: of_lanes.iter().map(persona).collect(),
        goals: Vec::new(),
        lanes: lanes.iter().map(lane).collect(),
        stages: records.stages_of(journey).into_iter().map(stage).collect(),
        cards,
        feelings,
    })
}

fn content(records: &Records, lanes: &[&Lane], columns: &[StepId]) -> (Vec<CardAsset>, Vec<FeelingAsset>) {
    let library = channels();
    let channel = |id: ChannelId| {
        let name = &records.channels.get(&id)?.name;
        let is_named = |language| library.iter().find(|asset| asset.name.get(language) == *name);
        Some(is_named(Language::English).or_else(|| is_named(Language::French))?.id.clone())
    };
    let mut cards = Vec::new();
    for (row, lane) in lanes.iter().enumerate() {
        for (column, step) in columns.iter().enumerate() {
            cards.extend(records.cards_of(lane.id, *step).into_iter().map(|card| CardAsset {
                lane: row,
                column,
                span: card.span,
                kind: card.kind,
                title: text(&card.title),
                text: text(&card.text),
                channel: card.channel.and_then(channel).unwrap_or_default(),
                direction: card.direction,
            }));
        }
    }
    let column = |step: StepId| columns.iter().position(|known| *known == step);
    let felt = records.feelings.values().filter(|feeling| feeling.persona.is_none());
    let feelings = felt.filter_map(|f| Some(FeelingAsset { column: column(f.step)?, value: f.value })).collect();
    (cards, feelings)
}

//! The map as text with headings and lists (Markdown), for documents, wikis and notes.

use crate::model::*;
use crate::scene::{felt, lane_title};
use crate::tr;
use crate::words::{self, Say};
use std::collections::BTreeSet;
use std::fmt::Write;
use uuid::Uuid;

/// A whole journey: its title and head, a heading for each stage and step, a list for each lane.
pub fn markdown(records: &Records, journey: JourneyId, language: Language) -> String {
    let mut page = Page { records, language, only: None, text: String::new() };
    if let Some(journey) = records.journeys.get(&journey) {
        page.head(journey);
        page.stages(journey.id, true);
    }
    page.text
}

/// What was chosen, for the clipboard of another program: whole journeys as pages, stages and steps with their headings,
/// single cards as a plain list.
pub fn markdown_of(records: &Records, roots: &[(TableId, Uuid)], language: Language) -> String {
    let roots: BTreeSet<(TableId, Uuid)> = roots.iter().copied().collect();
    let chosen = |table: TableId, id: Uuid| roots.contains(&(table, id));
    let journeys: Vec<&Journey> =
        records.journeys_in_order().into_iter().filter(|j| chosen(TableId::Journey, j.id.uuid())).collect();
    if !journeys.is_empty() {
        let pages: Vec<String> = journeys.iter().map(|journey| markdown(records, journey.id, language)).collect();
        return pages.join("\n");
    }
    let is_chosen = |card: &&Card| {
        let step = records.steps.get(&card.step);
        chosen(TableId::Card, card.id.uuid())
            || chosen(TableId::Lane, card.lane.uuid())
            || chosen(TableId::Step, card.step.uuid())
            || step.is_some_and(|step| chosen(TableId::Stage, step.stage.uuid()))
    };
    let cards: Vec<&Card> = records.cards.values().filter(is_chosen).collect();
    let of: BTreeSet<JourneyId> = cards.iter().filter_map(|card| records.journey_of(card)).collect();
    let is_list = roots.iter().all(|(table, _)| *table == TableId::Card);
    let only = Some(cards.iter().map(|card| card.id).collect());
    let mut page = Page { records, language, only, text: String::new() };
    for journey in records.journeys_in_order().into_iter().filter(|journey| of.contains(&journey.id)) {
        page.stages(journey.id, !is_list);
    }
    page.text
}

struct Page<'a> {
    records: &'a Records,
    language: Language,
    /// Only these cards; `None`: everything.
    only: Option<BTreeSet<CardId>>,
    text: String,
}

impl Page<'_> {
    fn line(&mut self, text: &str) {
        // Writing into a text never fails.
        let _ = writeln!(self.text, "{text}");
    }

    fn head(&mut self, journey: &Journey) {
        let personas = journey.personas.iter().filter_map(|id| self.records.personas.get(id));
        let personas: Vec<&str> = personas.map(|persona| persona.name.as_str()).collect();
        self.line(&format!("# {}\n", plain(&journey.title)));
        let facts = [
            (tr!(self.language, "markdown-personas"), personas.join(", ")),
            (tr!(self.language, "markdown-scenario"), journey.scenario.clone()),
            (tr!(self.language, "markdown-goal"), journey.customer_goal.clone()),
            (tr!(self.language, "markdown-starts"), journey.starts_when.clone()),
            (tr!(self.language, "markdown-ends"), journey.ends_when.clone()),
        ];
        let mut any = false;
        for (name, value) in facts.iter().filter(|(_, value)| !value.trim().is_empty()) {
            self.line(&format!("- **{name}** {}", plain(value)));
            any = true;
        }
        if any {
            self.line("");
        }
    }

    fn stages(&mut self, journey: JourneyId, headings: bool) {
        let lanes: Vec<&Lane> = self.records.lanes_of(journey).into_iter().filter(|lane| lane.shown).collect();
        for stage in self.records.stages_of(journey) {
            let steps = self.records.steps_of(stage.id);
            if self.only.is_some() && !steps.iter().any(|step| self.has_cards(&lanes, step.id)) {
                continue;
            }
            if headings {
                self.line(&format!("## {}\n", plain(&stage.name)));
            }
            for step in steps {
                self.step(&lanes, step, headings);
            }
        }
    }

    fn has_cards(&self, lanes: &[&Lane], step: StepId) -> bool {
        lanes.iter().any(|lane| !self.cards(lane, step).is_empty())
    }

    fn cards(&self, lane: &Lane, step: StepId) -> Vec<&Card> {
        let mut cards = self.records.cards_of(lane.id, step);
        cards.retain(|card| self.only.as_ref().is_none_or(|only| only.contains(&card.id)));
        cards
    }

    fn step(&mut self, lanes: &[&Lane], step: &Step, headings: bool) {
        if self.only.is_some() && !self.has_cards(lanes, step.id) {
            return;
        }
        if headings && !step.name.is_empty() {
            self.line(&format!("### {}\n", plain(&step.name)));
        }
        let mut any = false;
        for lane in lanes {
            any |= self.lane(lane, step.id, headings);
        }
        if any && headings {
            self.line("");
        }
    }

    /// A lane's list; tells whether it has anything in it.
    fn lane(&mut self, lane: &Lane, step: StepId, headings: bool) -> bool {
        let cards: Vec<String> = self.cards(lane, step).into_iter().map(|card| self.card(card)).collect();
        let felt = if self.only.is_none() { felt(self.records, lane, step) } else { Vec::new() };
        let felt: Vec<String> = felt.into_iter().map(|feeling| self.feeling(feeling)).collect();
        let indent = if headings { "  " } else { "" };
        if headings && !(cards.is_empty() && felt.is_empty()) {
            self.line(&format!("- **{}**", plain(&lane_title(lane, self.language))));
        }
        for item in felt.iter().chain(&cards) {
            // What follows the first line stands under it.
            let item = item.replace('\n', &format!("\n{indent}  "));
            self.line(&format!("{indent}- {item}"));
        }
        !(cards.is_empty() && felt.is_empty())
    }

    fn card(&self, card: &Card) -> String {
        let channel = card.channel.and_then(|id| self.records.channels.get(&id));
        let mut item = plain(&card.title);
        if let Some(channel) = channel {
            let _ = write!(item, " ({})", plain(&channel.name));
        }
        if let Some(severity) = card.severity.filter(|_| card.kind == CardKind::Pain) {
            let _ = write!(item, " ({})", tr!(self.language, "markdown-severity", level = severity.say(self.language)));
        }
        for line in card.text.lines().filter(|line| !line.trim().is_empty()) {
            let bullet = line.trim_start().strip_prefix("- ");
            let line = bullet.map_or_else(|| plain(line), |rest| format!("- {}", plain(rest)));
            let _ = write!(item, "\n{line}");
        }
        item
    }

    fn feeling(&self, feeling: &Feeling) -> String {
        let persona = feeling.persona.and_then(|id| self.records.personas.get(&id)).map(|persona| &persona.name);
        let value = words::signed(self.language, feeling.value, 1);
        let parts = [persona.map_or(String::new(), |name| plain(name)), value, plain(&feeling.named)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

/// A text in one line, with the marks of Markdown made plain.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        let starts_a_block = line.starts_with(['#', '>', '+', '-', '=', '|']) || starts_with_number(line);
        for (at, c) in line.char_indices() {
            let at_number = starts_with_number(line) && at == line.find(['.', ')']).unwrap_or(0);
            if matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<')
                || at_number
                || (at == 0 && starts_a_block && !c.is_ascii_digit())
            {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

/// Whether a line would be read as an item of a numbered list.
fn starts_with_number(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0 && line[digits..].starts_with(['.', ')'])
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn marks_of_markdown_are_said_as_they_stand() {
        assert_eq!(plain("# 5 *stars* [sic] a_b"), "\\# 5 \\*stars\\* \\[sic\\] a\\_b");
        assert_eq!(plain("1. first\n- second"), "1\\. first \\- second");
        assert_eq!(plain("3.5 stars – “good”"), "3\\.5 stars – “good”");
    }
}

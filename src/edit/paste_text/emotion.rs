//! Emotions as other programs write them: numbers on some scale, words, faces.

use super::lane_names::plain;

/// Faces, the most common of each level, upset first.
const FACES: [(f64, &str); 5] = [
    (-2.0, "😡🤬😠😢😭😤😱💔"),
    (-1.0, "🙁☹😕😟😞😒😔😫😩👎"),
    (0.0, "😐😶😑🤔"),
    (1.0, "🙂😊☺😌👍"),
    (2.0, "😀😃😄😁😍🤩🥳😎❤😆"),
];

/// Words in the form of [`plain`].
const WORDS: [(f64, &[&str]); 5] = [
    (-2.0, &["very negative", "very bad", "tres negatif", "tres negative", "tres mauvais", "angry", "en colere", "--"]),
    (-1.0, &["negative", "bad", "negatif", "mauvais", "sad", "triste", "frustrated", "low"]),
    (0.0, &["neutral", "neutre", "ok", "mixed", "mitige"]),
    (1.0, &["positive", "good", "positif", "bon", "happy", "content", "contente", "satisfied", "high"]),
    (
        2.0,
        &[
            "very positive",
            "very good",
            "tres positif",
            "tres positive",
            "tres bon",
            "delighted",
            "ravi",
            "ravie",
            "++",
        ],
    ),
];

/// A value from -2 to 2, and the words that stood beside it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Felt {
    pub(super) value: f64,
    pub(super) named: String,
}

enum Read {
    /// A number on the scale of its row.
    Number(f64),
    /// Already from -2 to 2.
    Level(f64),
}

/// The emotions of a row. The numbers of a row share one scale, which the whole row tells: -2 to 2, 1 to 5, 1 to 10, or
/// percent. `None` where a cell says nothing that is known.
pub(super) fn read(cells: &[String]) -> Vec<Option<Felt>> {
    let read: Vec<Option<(Read, String)>> = cells.iter().map(|cell| cell_of(cell)).collect();
    let numbers: Vec<f64> = read.iter().flatten().filter_map(|(read, _)| number_of(read)).collect();
    let felt = |(read, named): &(Read, String)| {
        let value = match read {
            Read::Level(level) => *level,
            Read::Number(number) => scaled(*number, &numbers),
        };
        Felt { value: value.clamp(-2.0, 2.0), named: named.clone() }
    };
    read.iter().map(|cell| cell.as_ref().map(felt)).collect()
}

fn number_of(read: &Read) -> Option<f64> {
    match read {
        Read::Number(number) => Some(*number),
        Read::Level(_) => None,
    }
}

/// A number of a row as a level.
fn scaled(number: f64, row: &[f64]) -> f64 {
    let least = row.iter().copied().fold(f64::MAX, f64::min);
    let most = row.iter().copied().fold(f64::MIN, f64::max);
    let furthest = most.max(-least);
    match (least, most) {
        _ if furthest <= 2.0 => number,
        (least, _) if least < 0.0 => {
            number * 2.0 / [3.0, 5.0, 10.0, 100.0].into_iter().find(|s| furthest <= *s).unwrap_or(furthest)
        }
        (_, most) if most <= 5.0 => number - 3.0,
        (_, most) if most <= 10.0 => (number - 1.0) / 9.0 * 4.0 - 2.0,
        (_, most) => number / most.max(100.0) * 4.0 - 2.0,
    }
}

fn cell_of(cell: &str) -> Option<(Read, String)> {
    let cell = cell.trim();
    if let Some((value, face)) = face(cell) {
        let named = cell.replacen(face, "", 1).replace('\u{FE0F}', "");
        return Some((Read::Level(value), super::cut(named.trim())));
    }
    let known = plain(cell);
    if let Some((value, _)) = WORDS.iter().find(|(_, words)| words.contains(&known.as_str())) {
        return Some((Read::Level(*value), super::cut(cell)));
    }
    let length = cell.find(|c: char| !c.is_ascii_digit() && !matches!(c, '+' | '-' | '−' | '.' | ','));
    let (number, rest) = cell.split_at(length.unwrap_or(cell.len()));
    let number: f64 = number.replace('−', "-").replace(',', ".").parse().ok().filter(|x: &f64| x.is_finite())?;
    let rest = rest.trim_start_matches(['%', ' ', ':', '\u{A0}', '\u{202F}', '\n']);
    Some((Read::Number(number), super::cut(rest.trim())))
}

/// The first known face in a cell.
fn face(cell: &str) -> Option<(f64, char)> {
    cell.chars().find_map(|c| FACES.iter().find(|(_, faces)| faces.contains(c)).map(|(value, _)| (*value, c)))
}

#[cfg(test)]
mod tests {
    use super::read;

    fn values(cells: &[&str]) -> Vec<Option<f64>> {
        let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        read(&cells).into_iter().map(|felt| felt.map(|felt| felt.value)).collect()
    }

    #[test]
    fn the_whole_row_tells_its_scale() {
        assert_eq!(values(&["-2", "0,5", "+1", ""]), [Some(-2.0), Some(0.5), Some(1.0), None]);
        assert_eq!(values(&["1", "10", "5.5"]), [Some(-2.0), Some(2.0), Some(0.0)]);
        assert_eq!(values(&["1", "3", "5"]), [Some(-2.0), Some(0.0), Some(2.0)]);
        assert_eq!(values(&["0 %", "100 %", "50%"]), [Some(-2.0), Some(2.0), Some(0.0)]);
        assert_eq!(values(&["-5", "5"]), [Some(-2.0), Some(2.0)]);
        assert_eq!(values(&["NaN", "inf", "sun"]), [None, None, None]);
    }

    #[test]
    fn faces_and_words_are_emotions_too() {
        assert_eq!(values(&["😀", "🙂", "😐", "🙁", "😡"]), [2.0, 1.0, 0.0, -1.0, -2.0].map(Some));
        assert_eq!(values(&["Très positive", "neutral", "négatif"]), [2.0, 0.0, -1.0].map(Some));
        let named = read(&["😡 furious".to_owned(), "-1: puzzled".to_owned()]);
        let names: Vec<String> = named.into_iter().flatten().map(|felt| felt.named).collect();
        assert_eq!(names, ["furious", "puzzled"]);
    }
}

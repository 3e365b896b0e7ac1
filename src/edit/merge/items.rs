//! Lists of independent items: what either side added stays, what either side removed goes.

use serde_json::Value;

/// Three JSON lists as one. `None` where both sides put the common items into an order of their own: then it is a
/// question of taste, and one list is chosen whole.
pub(super) fn merged_list(base: &str, mine: &str, theirs: &str) -> Option<String> {
    let list = |text: &str| serde_json::from_str::<Vec<Value>>(text).ok();
    let (base, mine, theirs) = (list(base)?, list(mine)?, list(theirs)?);
    let stays = |item: &&Value| mine.contains(item) && theirs.contains(item);
    let kept: Vec<&Value> = base.iter().filter(stays).collect();
    let ordered = |side: &[Value]| side.iter().filter(|item| kept.contains(item)).cloned().collect::<Vec<_>>();
    let kept: Vec<Value> = kept.iter().copied().cloned().collect();
    let backbone = match (ordered(&mine), ordered(&theirs)) {
        (a, b) if a == b || b == kept => a,
        (a, b) if a == kept => b,
        _ => return None,
    };
    let mut added: Vec<Value> = mine.iter().chain(&theirs).filter(|item| !base.contains(item)).cloned().collect();
    added.sort_by_cached_key(Value::to_string);
    added.dedup();
    let merged: Vec<Value> = backbone.into_iter().chain(added).collect();
    serde_json::to_string(&merged).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_additions_stay_and_both_sides_removals_go() {
        let merged = merged_list(r#"["a","b","c"]"#, r#"["a","c","d"]"#, r#"["a","b","e"]"#);
        assert_eq!(merged.as_deref(), Some(r#"["a","d","e"]"#));
    }

    #[test]
    fn an_order_that_one_side_made_is_kept() {
        let merged = merged_list(r#"["a","b","c"]"#, r#"["c","a","b"]"#, r#"["a","b","c","d"]"#);
        assert_eq!(merged.as_deref(), Some(r#"["c","a","b","d"]"#));
        assert_eq!(merged_list(r#"["a","b","c"]"#, r#"["c","a","b"]"#, r#"["b","a","c"]"#), None);
    }

    #[test]
    fn the_side_does_not_matter() {
        let (base, a, b) = (r#"[1,2,3]"#, r#"[3,1,9]"#, r#"[1,2,3,8,9]"#);
        assert_eq!(merged_list(base, a, b), merged_list(base, b, a));
    }
}

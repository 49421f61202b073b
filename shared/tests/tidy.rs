//! The house rules that a machine can hold: which crate may know what, where SQL and web APIs live,
//! how files look. Each rule says why it stands.

#![allow(clippy::unwrap_used)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// A source file, by its path from the top of the repository.
struct Source {
    path: String,
    text: String,
}

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn sources(folders: &[&str], ending: &str) -> Vec<Source> {
    let mut found = Vec::new();
    for folder in folders {
        collect(&top().join(folder), ending, &mut found);
    }
    assert!(!found.is_empty(), "no {ending} files below {folders:?}");
    found
}

fn collect(folder: &Path, ending: &str, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "node_modules" && name != "test-results" && name != "report")
            {
                collect(&path, ending, found);
            }
        } else if path.to_string_lossy().ends_with(ending) {
            let text = fs::read_to_string(&path).unwrap();
            let path = path.strip_prefix(top()).unwrap().to_string_lossy().into_owned();
            found.push(Source { path, text });
        }
    }
}

/// Fails naming every file that breaks the rule.
fn hold(rule: &str, files: &[Source], breaks: impl Fn(&Source) -> Option<String>) {
    let broken: Vec<_> = files.iter().filter_map(|file| Some(format!("{}: {}", file.path, breaks(file)?))).collect();
    assert!(broken.is_empty(), "{rule}\n  {}", broken.join("\n  "));
}

fn word(file: &Source, words: &[&str]) -> Option<String> {
    words.iter().find(|word| file.text.contains(**word)).map(|word| format!("has `{word}`"))
}

#[test]
fn shared_has_no_io_and_no_clock() {
    let words = [
        "tokio",
        "sqlx",
        "leptos",
        "web_sys",
        "std::fs",
        "std::net",
        "SystemTime",
        "Timestamp::now",
        "Uuid::now",
        "thread_rng",
    ];
    let core: Vec<_> = sources(&["shared/src"], ".rs");
    hold("The core is deterministic: I/O, clock and randomness are parameters.", &core, |file| word(file, &words));
}

#[test]
fn sql_is_only_in_db() {
    let words = ["sqlx::query", "SELECT ", "INSERT INTO"];
    let files: Vec<_> =
        sources(&["backend/src"], ".rs").into_iter().filter(|file| !file.path.contains("/db")).collect();
    hold("The database is reached only through db/.", &files, |file| word(file, &words));
}

#[test]
fn web_apis_are_only_in_platform() {
    let free = |file: &Source| !file.path.contains("/platform");
    let files: Vec<_> = sources(&["frontend/src"], ".rs").into_iter().filter(free).collect();
    hold("The browser is wrapped in platform/.", &files, |file| {
        word(file, &["js_sys::", "gloo_net::", "idb::Factory"])
    });
}

#[test]
fn components_know_nothing_of_the_domain() {
    let files = sources(&["frontend/src/ui"], ".rs");
    hold("ui/ takes values and gives callbacks.", &files, |file| {
        word(file, &["shared::", "crate::store", "crate::sync", "crate::page"])
    });
}

#[test]
fn files_hold_one_noun() {
    let files = sources(&["shared/src", "backend/src", "frontend/src"], ".rs");
    hold("Past 400 lines a second noun hides inside.", &files, |file| {
        let lines = file.text.lines().count();
        (lines > 400).then(|| format!("{lines} lines"))
    });
}

#[test]
fn every_module_says_what_it_owns() {
    let files = sources(&["shared/src", "shared/tests", "backend/src", "backend/tests", "frontend/src"], ".rs");
    hold("A module opens with what it owns.", &files, |file| {
        (!file.text.starts_with("//!")).then(|| "no module docs".to_owned())
    });
}

#[test]
fn names_say_something() {
    let vague = ["mod.rs", "utils.rs", "helpers.rs", "common.rs", "types.rs", "manager.rs", "misc.rs"];
    let files = sources(&["shared", "backend", "frontend/src"], ".rs");
    hold("A newcomer guesses the file from the word.", &files, |file| {
        let name = file.path.rsplit('/').next()?;
        vague.contains(&name).then(|| "is no noun".to_owned())
    });
}

#[test]
fn nothing_is_unfinished() {
    let marks = [concat!("todo", "!("), concat!("unimplemented", "!("), concat!("FIX", "ME"), concat!("#[", "ignore")];
    let files = sources(&["shared", "backend", "frontend/src"], ".rs");
    hold("What can't be finished isn't shown.", &files, |file| word(file, &marks));
    let marks = [concat!("test", ".skip"), concat!("test", ".only"), concat!("test", ".fixme"), "waitForTimeout"];
    hold("Browser tests neither skip nor sleep.", &sources(&["e2e"], ".ts"), |file| word(file, &marks));
}

#[test]
fn colours_and_sizes_are_tokens() {
    let free = |file: &Source| !file.path.ends_with("tokens.css");
    let files: Vec<_> = sources(&["frontend/style"], ".css").into_iter().filter(free).collect();
    hold("Only tokens.css gives a colour its number.", &files, |file| {
        let colour =
            file.text.lines().find(|line| line.contains(": #") || line.contains("rgb(") || line.contains("hsl("));
        colour.map(|line| line.trim().to_owned())
    });
}

#[test]
fn styles_look_up_and_not_down() {
    let files = sources(&["frontend/style"], ".css");
    hold(
        "What is in an element has no say in its style: each change would have all around it styled anew.",
        &files,
        |file| word(file, &[":has("]),
    );
}

#[test]
fn chinese_words_have_chinese_punctuation() {
    let is_chinese = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
    hold(
        "between Chinese characters a half-width comma looks like a mistake",
        &sources(&["frontend/src/i18n"], ".rs"),
        |file| {
            let code = file.text.lines().filter(|line| !line.trim_start().starts_with("//"));
            code.into_iter().find_map(|line| {
                let chars: Vec<char> = line.chars().collect();
                let mixes = chars.windows(2).any(|pair| match pair {
                    [before, ',' | ';' | ':' | '?' | '!' | '('] => is_chinese(before),
                    [',' | ';' | ':' | '?' | '!' | ')', after] => is_chinese(after),
                    _ => false,
                });
                mixes.then(|| line.trim().to_owned())
            })
        },
    );
}

/// `docs/rules.md` says which tests hold which rule of the product. `RULES_RECORD=1` writes it anew.
#[test]
fn rules_lead_to_their_tests() {
    let mut tests: BTreeMap<(char, u32), BTreeSet<String>> = BTreeMap::new();
    for file in sources(&["shared", "backend"], ".rs") {
        for name in
            file.text.lines().filter_map(|line| line.trim_start().trim_start_matches("async ").strip_prefix("fn "))
        {
            let name = name.split('(').next().unwrap();
            if let Some(rule) = name.split_once('_').and_then(|(rule, _)| rule_of(&rule.to_uppercase())) {
                tests.entry(rule).or_default().insert(format!("`{name}` ({})", file.path));
            }
        }
    }
    for file in sources(&["e2e/specs"], ".ts") {
        for title in file.text.lines().filter_map(|line| line.trim_start().strip_prefix("test(\"")) {
            let title = title.split('"').next().unwrap();
            for rule in title.split([' ', ',', ';']).filter_map(|word| rule_of(word.strip_suffix(':')?)) {
                tests.entry(rule).or_default().insert(format!("{title} ({})", file.path));
            }
        }
    }
    let mut page =
        "# Rules and their tests\n\nMade from the tests: a rule's id begins the name of each test that holds it.\n"
            .to_owned();
    for (letter, subject) in SUBJECTS {
        let of_letter: Vec<_> = tests.range((letter, 0)..=(letter, u32::MAX)).collect();
        if !of_letter.is_empty() {
            page += &format!("\n## {subject}\n");
        }
        for ((_, number), tests) in of_letter {
            page += &format!("\n**{letter}{number}**\n");
            tests.iter().for_each(|test| page += &format!("- {test}\n"));
        }
    }
    let path = top().join("docs/rules.md");
    if std::env::var_os("RULES_RECORD").is_some() {
        fs::write(&path, &page).unwrap();
    }
    assert!(fs::read_to_string(&path).unwrap_or_default() == page, "docs/rules.md is of other tests: RULES_RECORD=1");
}

/// The letters of the product's rules.
const SUBJECTS: [(char, &str); 6] =
    [('T', "Tickets"), ('O', "Orders"), ('A', "After-sales"), ('C', "Customers"), ('R', "Rosters"), ('X', "Trust")];

/// `T5` → `('T', 5)`
fn rule_of(word: &str) -> Option<(char, u32)> {
    let letter = word.chars().next().filter(|letter| SUBJECTS.iter().any(|(known, _)| known == letter))?;
    Some((letter, word[1..].parse().ok()?))
}

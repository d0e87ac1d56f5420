//! What an attacker chose is never more than a word of a command, and no option, file or shell code.

use crate::command::text;
use crate::hostile::{harmless, hostile, is_treacherous, written};
use crate::input::{call, folder, incidents, report, summarize, told, trail, write};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::process::Command;

/// All commands of a report.
fn commands(report: &Value) -> Vec<Vec<String>> {
    let mut commands: Vec<Vec<String>> = Vec::new();
    for action in incidents(report)
        .iter()
        .flat_map(|incident| incident["actions"].as_array().unwrap())
    {
        let own = (!action["command"].is_null()).then_some(&action["command"]);
        for command in own
            .into_iter()
            .chain(action["further_commands"].as_array().unwrap())
        {
            let words = command.as_array().unwrap().iter();
            commands.push(
                words
                    .map(|word| word.as_str().unwrap().to_owned())
                    .collect(),
            );
        }
    }
    commands
}

#[test]
fn no_value_of_the_input_is_an_option_a_file_or_more_than_a_word() {
    let folder = hostile("hostile-argv");
    let report = told(&summarize(&[&folder.join("in")], ["--format", "json"]).run());
    let commands = commands(&report);
    assert!(
        commands
            .iter()
            .any(|command| command.iter().any(|word| word.contains("touch"))),
        "one hostile name at least makes a command"
    );
    let calm = told(
        &summarize(
            &[&harmless("hostile-argv-calm").join("in")],
            ["--format", "json"],
        )
        .run(),
    );
    let known: BTreeSet<String> = self::commands(&calm)
        .into_iter()
        .flatten()
        .filter(|word| word.starts_with('-') || word.contains("://"))
        .collect();
    for command in &commands {
        assert_eq!(command[0], "aws");
        for word in command {
            assert!(
                !word.is_empty() && !word.chars().any(is_treacherous),
                "{command:?}"
            );
            assert!(
                !word.starts_with('-') || known.contains(word),
                "{command:?}"
            );
            assert!(
                !word.contains("://") || word.starts_with("s3://"),
                "{command:?}"
            );
            assert!(!word.contains("Ignore all") && word != "a b", "{command:?}");
        }
    }
}

#[test]
fn a_shell_reads_each_command_as_just_its_words() {
    let folder = hostile("hostile-shell");
    let template = write(
        &folder,
        "own.txt",
        "{% for incident in report.incidents %}{% for action in incident.actions %}{% if action.command %}{{ action.command | command }}\n{% for further in action.further_commands %}{{ further | command }}\n{% endfor %}{% endif %}{% endfor %}{% endfor %}",
    );
    let text = written(&folder, ["--template", text(&template)]);
    let report = report(&[&folder.join("in")]);
    let commands = commands(&report);
    let lines: Vec<&str> = text.trim_end().lines().collect();
    assert_eq!(lines.len(), commands.len());
    let mut script = String::from("set -f\n");
    for line in &lines {
        writeln!(
            script,
            "for word in {line}\ndo printf '%s\\n' \"$word\"\ndone\nprintf '\\n'"
        )
        .unwrap();
    }
    let output = Command::new("sh")
        .arg(write(&folder, "script.sh", &script))
        .current_dir(&folder)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let said = String::from_utf8(output.stdout).unwrap();
    let wanted: String = commands
        .iter()
        .map(|command| command.join("\n") + "\n\n")
        .collect();
    assert_eq!(said, wanted);
    assert!(!folder.join("pwned").exists());
}

#[test]
fn a_word_that_zsh_would_take_for_the_path_of_a_program_is_quoted() {
    let more = json!({"requestParameters": {"userName": "=ls", "policyArn": "arn:aws:iam::aws:policy/AdministratorAccess"}});
    let file = write(
        &folder("zsh"),
        "events.json",
        trail(&[call(1, "AttachUserPolicy", "iam", &more)]),
    );
    let run = summarize(&[&file], []).run();
    assert!(run.stdout.contains("--user-name '=ls'"), "{}", run.stdout);
    assert!(!run.stdout.contains("--user-name =ls"));
}

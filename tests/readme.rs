//! The output that the READMEs show is what the command prints.

mod command;

use command::Sekisho;

#[test]
fn the_output_shown_is_real() {
    let real = Sekisho::new(["check", "--lang", "both"]).run().stdout;
    for readme in [
        include_str!("../README.md"),
        include_str!("../README.ja.md"),
    ] {
        let shown = readme
            .split("```text\n")
            .nth(1)
            .and_then(|rest| rest.split("```").next())
            .unwrap_or_default();
        assert!(shown.lines().count() > 10, "no output shown");
        for line in shown.lines() {
            assert!(
                real.lines().any(|printed| printed == line),
                "not printed: {line}"
            );
        }
    }
}

//! Templates of incident reports: what they print is escaped for their form, whatever it is.

use super::super::escape;
use super::super::words::Words;
use super::Summary;
use anyhow::{Context as _, Result};
use guidelines::{Language, Phase, Urgency};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Rest, Serde};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, UndefinedBehavior, Value};
use pulldown_cmark::{Event, Parser, html};
use std::path::Path;

/// What a report is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// For people, in a terminal.
    Terminal,
    /// For tickets and wikis.
    Markdown,
    /// For a browser.
    Html,
    /// One line an incident, for chat.
    Line,
    /// Sekisho's own.
    Json,
}

/// A template and what it needs.
pub(crate) struct Page {
    form: Form,
    environment: Environment<'static>,
    zone: TimeZone,
}

/// How many steps a template may take for one report.
const FUEL: u64 = 200_000_000;
const NAME: &str = "report";
/// Marks of a template for the terminal and the styles they stand for.
const STYLES: [(&str, anstyle::Style); 5] = [
    ("bold", anstyle::Style::new().bold()),
    ("dim", anstyle::Style::new().dimmed()),
    ("red", anstyle::AnsiColor::Red.on_default().bold()),
    ("yellow", anstyle::AnsiColor::Yellow.on_default().bold()),
    ("cyan", anstyle::AnsiColor::Cyan.on_default()),
];

impl Page {
    /// The page that Sekisho has for a form. Times are told in `zone` and in UTC.
    ///
    /// # Errors
    /// A template that does not parse, which is a defect of the program.
    pub(crate) fn embedded(form: Form, zone: TimeZone) -> Result<Self> {
        let template = match form {
            Form::Terminal => include_str!("templates/terminal.jinja"),
            Form::Markdown => include_str!("templates/markdown.jinja"),
            Form::Html => include_str!("templates/html.jinja"),
            Form::Line => include_str!("templates/line.jinja"),
            Form::Json => "",
        };
        Self::new(form, template.to_owned(), zone)
    }

    /// A page of the user's own. The name of its file says what it is for: `.md`, `.html`, and anything else is plain text.
    ///
    /// # Errors
    /// A file that cannot be read or is no template.
    pub(crate) fn read(path: &Path, zone: TimeZone) -> Result<Self> {
        let name = path.with_extension("");
        let ends = |wanted: &str| {
            [path, name.as_path()]
                .iter()
                .any(|path| path.extension().is_some_and(|ending| ending == wanted))
        };
        let form = if ends("html") || ends("htm") {
            Form::Html
        } else if ends("md") {
            Form::Markdown
        } else {
            Form::Terminal
        };
        let place = || format!("--template {}", path.display());
        let template = std::fs::read_to_string(path).with_context(place)?;
        Self::new(form, template, zone).with_context(place)
    }

    fn new(form: Form, template: String, zone: TimeZone) -> Result<Self> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_syntax(
            SyntaxConfig::builder()
                .trim_blocks(true)
                .lstrip_blocks(true)
                .build()?,
        );
        environment.set_fuel(Some(FUEL));
        environment.set_auto_escape_callback(|_| AutoEscape::None);
        environment.set_formatter(move |out, _, value| write(form, out, value));
        // Whatever a template marks as safe may come from input all the same.
        environment.remove_filter("safe");
        environment.add_filter("prose", move |text: &str| {
            Value::from_safe_string(prose(form, text))
        });
        environment.add_filter("command", move |argv: Serde<Vec<String>>| {
            Value::from_safe_string(code(form, &line(&argv)))
        });
        environment.add_filter("code", move |text: &str| {
            Value::from_safe_string(code(form, text))
        });
        let local = zone.clone();
        environment.add_filter("local", move |time: &str, options: Kwargs| {
            time_in(time, &local, &options)
        });
        environment.add_filter("utc", |time: &str, options: Kwargs| {
            time_in(time, &TimeZone::UTC, &options)
        });
        environment.add_function(
            "word",
            move |language: &str, table: &str, key: &str, parts: Rest<Value>| {
                word(form, language, table, key, &parts)
            },
        );
        environment.add_function("style", move |name: &str| style(form, name));
        environment
            .add_template_owned(NAME, template)
            .context("the template cannot be parsed")?;
        Ok(Self {
            form,
            environment,
            zone,
        })
    }

    /// What it is made for.
    pub(crate) fn form(&self) -> Form {
        self.form
    }

    /// The report.
    ///
    /// # Errors
    /// A template that asks for what is not there.
    pub(crate) fn fill(&self, summary: &Summary, languages: &[Language]) -> Result<String> {
        let languages: Vec<&str> = languages.iter().map(|language| language.code()).collect();
        let context = minijinja::context! {
            report => Value::from(Serde(summary)),
            languages => languages,
            zone => self.zone.iana_name().unwrap_or("UTC"),
        };
        let template = self.environment.get_template(NAME)?;
        template
            .render(context)
            .context("the template cannot be filled; docs/incidents.md lists what a report has")
    }
}

/// Writes a value: text that is not the template's own is made harmless for the form.
fn write(form: Form, out: &mut Output, value: &Value) -> Result<(), Error> {
    if value.is_none() {
        return Ok(());
    }
    if value.is_safe() {
        return Ok(out.write_str(value.as_str().unwrap_or_default())?);
    }
    // A list or an object that is printed whole holds text from input, too.
    let text = value.to_string();
    Ok(out.write_str(&plain(form, &text))?)
}

/// Text from input.
fn plain(form: Form, text: &str) -> String {
    match form {
        Form::Markdown => escape::markdown(text),
        Form::Html => escape::html(text),
        Form::Terminal | Form::Line | Form::Json => escape::one_line(text),
    }
}

/// What a guide says, which is Markdown and trusted. It holds no treacherous characters; a template that takes it for text from
/// events shall let none through either.
fn prose(form: Form, text: &str) -> String {
    let text = &escape::terminal(text);
    match form {
        Form::Markdown => text.to_owned(),
        Form::Html => {
            // A guide has no HTML of its own; what looks like it is shown as text.
            let events = Parser::new(text).map(|event| match event {
                Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
                event => event,
            });
            let mut page = String::new();
            html::push_html(&mut page, events);
            page
        }
        Form::Terminal | Form::Line | Form::Json => text.clone(),
    }
}

fn code(form: Form, text: &str) -> String {
    match form {
        Form::Markdown => escape::code(text),
        Form::Html => format!("<code>{}</code>", escape::html(text)),
        Form::Terminal | Form::Line | Form::Json => escape::one_line(text),
    }
}

/// Arguments as a line that a POSIX shell takes for just these arguments.
fn line(argv: &[String]) -> String {
    let quoted = argv.iter().map(|argument| {
        let plain =
            |character: char| character.is_ascii_alphanumeric() || "-_./:=,@%+".contains(character);
        // zsh takes `=name` for the path of a program.
        if !argument.is_empty() && !argument.starts_with('=') && argument.chars().all(plain) {
            argument.clone()
        } else {
            format!("'{}'", argument.replace('\'', r"'\''"))
        }
    });
    quoted.collect::<Vec<_>>().join(" ")
}

/// A moment in a zone; with `clock=true` the time of the day alone.
fn time_in(time: &str, zone: &TimeZone, options: &Kwargs) -> Result<String, Error> {
    let wrong = |error: jiff::Error| Error::new(ErrorKind::InvalidOperation, error.to_string());
    let clock = options.get::<Option<bool>>("clock")?.unwrap_or_default();
    options.assert_all_used()?;
    let moment: Timestamp = time.parse().map_err(wrong)?;
    let form = if clock {
        "%H:%M:%S"
    } else {
        "%Y-%m-%d %H:%M:%S"
    };
    Ok(moment.to_zoned(zone.clone()).strftime(form).to_string())
}

/// A word of the report: `word(language, "label", "risk")`. Gaps are filled with further arguments.
fn word(
    form: Form,
    language: &str,
    table: &str,
    key: &str,
    parts: &[Value],
) -> Result<Value, Error> {
    let language = match language {
        "ja" => Language::Ja,
        _ => Language::En,
    };
    let words = Words::of(language);
    let found = match table {
        "urgency" => key
            .parse()
            .map(|urgency: Urgency| words.urgency(urgency))
            .unwrap_or_default(),
        // A phase is called as its heading in the guides.
        "phase" => serde_json::from_value::<Phase>(key.into())
            .map(|phase| phase.heading(language))
            .unwrap_or_default(),
        table => words.of_incidents(table, key),
    };
    if found.is_empty() {
        let problem = format!("there is no word `{table}` `{key}`");
        return Err(Error::new(ErrorKind::InvalidOperation, problem));
    }
    let parts = parts.iter().map(|part| plain(form, &part.to_string()));
    let filled = parts.fold(found.to_owned(), |text, part| text.replacen("{}", &part, 1));
    Ok(Value::from_safe_string(filled))
}

/// A style of the terminal; nothing elsewhere. `style("")` ends it.
fn style(form: Form, name: &str) -> Value {
    let mark = match (form, STYLES.iter().find(|(known, _)| *known == name)) {
        (Form::Terminal, Some((_, style))) => style.render().to_string(),
        (Form::Terminal, None) => anstyle::Reset.render().to_string(),
        _ => String::new(),
    };
    Value::from_safe_string(mark)
}

//! The command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use guidelines::{Language, Urgency};
use std::path::PathBuf;

/// AI security posture: verifies the guardrails around language models on AWS, Azure and Google Cloud.
#[derive(Debug, Parser)]
#[command(name = "sekisho", version, about, long_about = LONG, after_help = EXIT_CODES, propagate_version = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const LONG: &str = "Sekisho (関所) verifies the guardrails around language models and the cloud around them, and says in Japanese and in \
English what is wrong, why it matters and what to do. It only reads: it changes no cloud and needs no network.";

const EXIT_CODES: &str = "Exit codes: 0 nothing at or above --fail-on, 1 Sekisho failed, 2 findings, 3 nothing to check.";

const LSP: &str = "Show findings in an editor while code is typed: a language server (LSP 3.17) over the standard streams. An editor starts it; \
docs/editors.md says how. Settings (section `sekisho`): language auto|ja|en|both, runOn type|save, severity {critical, high, medium, low, undetermined: \
error|warning|information|hint|off}, guidelinesDir. Facts of the workload and suppressions come from sekisho.toml in each folder of the workspace.";

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Judge exported AI posture (without --input: the embedded sample estate)
    Check(CheckArguments),
    /// Judge infrastructure as code: Terraform, CloudFormation, ARM and Bicep
    Scan(ScanArguments),
    /// Show a guide or a guideline
    Explain(ExplainArguments),
    /// List, write and test guides
    #[command(subcommand)]
    Guide(GuideCommand),
    /// Show findings in an editor while code is typed: a language server over the standard streams
    #[command(long_about = LSP)]
    Lsp(LspArguments),
}

/// `sekisho check`
#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    /// Files and folders of exported JSON; recognised by content
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub(crate) input: Vec<PathBuf>,

    /// Also write what was read as a snapshot, which --input reads again
    #[arg(long, value_name = "FILE")]
    pub(crate) save_snapshot: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) report: ReportArguments,
}

/// `sekisho scan`
#[derive(Debug, Args)]
pub(crate) struct ScanArguments {
    /// Files and folders; languages are recognised by content, `.gitignore` is respected
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) report: ReportArguments,
}

/// What every command that reports understands.
#[derive(Debug, Args)]
pub(crate) struct ReportArguments {
    #[command(flatten)]
    pub(crate) voice: VoiceArguments,

    /// The form of the report
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    pub(crate) format: Format,

    /// Write the report to a file
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// The least urgency that makes the exit code 2
    #[arg(long, value_name = "URGENCY", default_value = "low", value_parser = urgencies())]
    pub(crate) fail_on: Urgency,

    /// An earlier JSON report: marks what is new, unchanged and fixed; only what is new makes the exit code 2
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,

    /// Also list what passed
    #[arg(long)]
    pub(crate) show_passes: bool,

    /// Workload facts, suppressions and owners [default: sekisho.toml, if there is one]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// Say nothing but the report
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

/// How to speak, and with which knowledge.
#[derive(Debug, Args)]
pub(crate) struct VoiceArguments {
    /// The language of the report [default: from the environment's locale]
    #[arg(long, value_enum)]
    pub(crate) lang: Option<LanguageChoice>,

    /// When to use colours; the variable `NO_COLOR` is respected
    #[arg(long, value_enum, default_value_t = ColorChoice::Auto)]
    pub(crate) color: ColorChoice,

    /// A folder of your own guidelines, beside the embedded ones (repeatable)
    #[arg(long, value_name = "DIR")]
    pub(crate) guidelines: Vec<PathBuf>,
}

/// `sekisho lsp`
#[derive(Debug, Args)]
pub(crate) struct LspArguments {
    /// Accepted, because some editors always say it: there is no other way to be spoken to
    #[arg(long)]
    stdio: bool,
}

/// `sekisho explain`
#[derive(Debug, Args)]
pub(crate) struct ExplainArguments {
    /// The id of a guide or guideline, or the end of one
    pub(crate) id: String,

    #[command(flatten)]
    pub(crate) voice: VoiceArguments,
}

/// `sekisho guide …`
#[derive(Debug, Subcommand)]
pub(crate) enum GuideCommand {
    /// List all guides
    List {
        #[command(flatten)]
        voice: VoiceArguments,
    },
    /// Write the skeleton of a new guide
    New {
        /// The id: CLOUD/GUIDELINE/GUIDE
        id: String,
        /// The folder to write into
        #[arg(long, value_name = "DIR", default_value = "guidelines")]
        dir: PathBuf,
        /// The kind of resource that its control judges
        #[arg(long, default_value = "AWS::Bedrock::Guardrail")]
        kind: String,
    },
    /// Run the cases, the machine check and the lint of the guides in folders
    Test {
        /// Folders at or above guides
        #[arg(required = true)]
        dirs: Vec<PathBuf>,
        /// Write expect.json of the fail cases from what was found, for you to review
        #[arg(long)]
        bless: bool,
    },
}

/// The forms of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people, in a terminal
    Terminal,
    /// Sekisho's own, with a published schema
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// For pull requests and wikis
    Markdown,
    /// For spreadsheets
    Csv,
    /// For CI servers
    Junit,
    /// OCSF Compliance Findings, one a line
    Ocsf,
}

/// The languages of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LanguageChoice {
    /// Japanese
    Ja,
    /// English
    En,
    /// Both, Japanese first
    Both,
}

impl LanguageChoice {
    /// The languages, the first leading.
    pub(crate) fn languages(self) -> &'static [Language] {
        match self {
            Self::Ja => &[Language::Ja],
            Self::En => &[Language::En],
            Self::Both => &Language::ALL,
        }
    }
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

fn urgencies() -> impl clap::builder::TypedValueParser<Value = Urgency> {
    use clap::builder::TypedValueParser as _;
    clap::builder::PossibleValuesParser::new(Urgency::ALL.map(Urgency::as_str))
        .try_map(|text| text.parse::<Urgency>())
}

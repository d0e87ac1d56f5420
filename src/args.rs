//! The command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use guidelines::{Language, Library, Requirement, Urgency};
use std::path::PathBuf;

/// AI security posture: verifies the guardrails around language models on AWS, Azure and Google Cloud.
#[derive(Debug, Parser)]
#[command(name = "sekisho", version, about, long_about = LONG, after_help = EXIT_CODES, propagate_version = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const LONG: &str = "Sekisho (関所) verifies the guardrails around language models and the cloud around them, and says in Japanese and in \
English what is wrong, why it matters and what to do. It only reads: it changes no cloud, and calls none unless you ask for one.";

const EXIT_CODES: &str = "Exit codes: 0 nothing at or above --fail-on, 1 Sekisho failed, 2 findings, 3 nothing to check.";

const LSP: &str = "Show findings in an editor while code is typed: a language server (LSP 3.17) over the standard streams. An editor starts it; \
docs/editors.md says how. Settings (section `sekisho`): language auto|ja|en|both, runOn type|save, severity {critical, high, medium, low, undetermined: \
error|warning|information|hint|off}, guidelinesDir. Facts of the workload and suppressions come from sekisho.toml in each folder of the workspace.";

const MCP: &str = "Answer an assistant: a Model Context Protocol server over the standard streams. An assistant starts it; docs/mcp.md says how. It reads \
files below its roots and the knowledge inside it, writes nothing and sends nothing.";

const SUMMARIZE: &str = "Make incidents with guidance of GuardDuty findings and CloudTrail events: what happened, how urgent it is and why, what to do now in order. \
Reads files, folders and the standard input in every form that AWS writes (GetFindings, EventBridge, S3 export, Security Hub, OCSF; log files, LookupEvents, CloudTrail Lake), packed or not. \
No network is used, and everything said is traced to evidence.";

/// The word for all accounts of an organization.
pub(crate) const ORGANIZATION: &str = "organization";

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Judge live or exported AI posture (with neither: the embedded sample estate)
    Check(Box<CheckArguments>),
    /// Print the least-privilege policy that `check` needs to read a live cloud
    Permissions(PermissionsArguments),
    /// Judge infrastructure as code: Terraform, CloudFormation, ARM and Bicep
    Scan(ScanArguments),
    /// Make incidents with guidance of GuardDuty findings and CloudTrail events
    #[command(long_about = SUMMARIZE)]
    Summarize(Box<SummarizeArguments>),
    /// Show a guide or a guideline
    Explain(ExplainArguments),
    /// List, write and test guides
    #[command(subcommand)]
    Guide(GuideCommand),
    /// Show findings in an editor while code is typed: a language server over the standard streams
    #[command(long_about = LSP)]
    Lsp(LspArguments),
    /// Answer an assistant: a Model Context Protocol server over the standard streams
    #[command(long_about = MCP)]
    Mcp(McpArguments),
}

/// `sekisho check`
#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    /// Files and folders of exported JSON and snapshots; recognised by content
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub(crate) input: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) live: LiveArguments,

    /// Also write what was read as a snapshot, which --input reads again: gzip, part by part
    #[arg(long, value_name = "FILE")]
    pub(crate) snapshot_out: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) report: ReportArguments,
}

/// Which live clouds are read, and how.
#[derive(Debug, Args)]
pub(crate) struct LiveArguments {
    #[command(flatten)]
    pub(crate) clouds: CloudArguments,

    /// AWS: profiles of the shared configuration [default: the default chain]
    #[arg(
        long,
        value_name = "NAME",
        value_delimiter = ',',
        requires = "aws",
        help_heading = "Live clouds"
    )]
    pub(crate) profile: Vec<String>,

    /// AWS: Regions [default: all that are enabled for an account]
    #[arg(long, value_name = "REGION", value_delimiter = ',', requires = "aws", value_parser = region, help_heading = "Live clouds")]
    pub(crate) regions: Vec<String>,

    /// AWS: account ids, or `organization` for all of its active accounts [default: that of the credentials]
    #[arg(long, value_name = "ID", value_delimiter = ',', requires = "aws", value_parser = account, help_heading = "Live clouds")]
    pub(crate) accounts: Vec<String>,

    /// AWS: the name of the role to assume in other accounts
    #[arg(
        long,
        value_name = "NAME",
        requires = "aws",
        help_heading = "Live clouds"
    )]
    pub(crate) role: Option<String>,

    /// AWS: the external id that the role asks for
    #[arg(
        long,
        value_name = "ID",
        requires = "role",
        help_heading = "Live clouds"
    )]
    pub(crate) external_id: Option<String>,

    /// AWS: the name of the sessions of assumed roles
    #[arg(
        long,
        value_name = "NAME",
        default_value = "sekisho",
        help_heading = "Live clouds"
    )]
    pub(crate) session_name: String,

    /// Azure: subscription ids [default: all that can be seen]
    #[arg(
        long,
        value_name = "ID",
        value_delimiter = ',',
        requires = "azure",
        help_heading = "Live clouds"
    )]
    pub(crate) subscriptions: Vec<String>,

    /// Azure: management groups whose subscriptions are read
    #[arg(
        long,
        value_name = "ID",
        value_delimiter = ',',
        requires = "azure",
        help_heading = "Live clouds"
    )]
    pub(crate) management_group: Vec<String>,

    /// Google Cloud: project ids [default: all that can be seen]
    #[arg(
        long,
        value_name = "ID",
        value_delimiter = ',',
        requires = "google",
        help_heading = "Live clouds"
    )]
    pub(crate) projects: Vec<String>,

    /// Google Cloud: folder numbers; the folders and all projects below them are read
    #[arg(
        long,
        value_name = "NUMBER",
        value_delimiter = ',',
        requires = "google",
        help_heading = "Live clouds"
    )]
    pub(crate) folders: Vec<String>,

    /// Google Cloud: organization numbers; the organizations and all projects below them are read
    #[arg(
        long,
        value_name = "NUMBER",
        value_delimiter = ',',
        requires = "google",
        help_heading = "Live clouds"
    )]
    pub(crate) organizations: Vec<String>,

    /// Read everything that Sekisho can, not only what the guides look at
    #[arg(long, help_heading = "Live clouds")]
    pub(crate) everything: bool,

    /// Another address for all calls, or for those of a cloud or service (repeatable) [default: the vendors']
    #[arg(long, value_name = "[NAME=]URL", value_parser = endpoint, help_heading = "Live clouds")]
    pub(crate) endpoint: Vec<(String, String)>,

    /// The most calls a second
    #[arg(long, value_name = "N", value_parser = rps, help_heading = "Live clouds")]
    pub(crate) rps: Option<f64>,

    /// The most calls at the same time
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..), help_heading = "Live clouds")]
    pub(crate) concurrency: u32,

    /// How many seconds one attempt of a call may take
    #[arg(long, value_name = "SECONDS", default_value_t = 20.0, value_parser = seconds, help_heading = "Live clouds")]
    pub(crate) timeout: f64,

    /// For how many seconds a call is tried again that is throttled or fails for the moment
    #[arg(long, value_name = "SECONDS", default_value_t = 120.0, value_parser = seconds, help_heading = "Live clouds")]
    pub(crate) retry_for: f64,
}

/// Which clouds.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct CloudArguments {
    /// AWS, with the credentials that AWS's own tools would use
    #[arg(long, help_heading = "Live clouds")]
    pub(crate) aws: bool,

    /// Azure, as the environment or `az login` says who asks
    #[arg(long, help_heading = "Live clouds")]
    pub(crate) azure: bool,

    /// Google Cloud, with Application Default Credentials
    #[arg(long, help_heading = "Live clouds")]
    pub(crate) google: bool,
}

impl CloudArguments {
    /// Whether any cloud is asked for.
    pub(crate) fn any(self) -> bool {
        self.aws || self.azure || self.google
    }
}

/// `sekisho permissions`
#[derive(Debug, Args)]
pub(crate) struct PermissionsArguments {
    #[command(flatten)]
    pub(crate) clouds: CloudArguments,

    /// Everything that `check --everything` asks for
    #[arg(long)]
    pub(crate) everything: bool,

    /// A folder of your own guidelines, beside the embedded ones (repeatable)
    #[arg(long, value_name = "DIR")]
    pub(crate) guidelines: Vec<PathBuf>,
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

/// `sekisho summarize`
#[derive(Debug, Args)]
pub(crate) struct SummarizeArguments {
    /// Files and folders of events, and - for the standard input [default: the standard input]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Only what was seen from this moment on: 2026-10-03 or 2026-10-03T02:00:00Z
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub(crate) since: Option<jiff::Timestamp>,

    /// Only what was seen until this moment, or until the end of this day
    #[arg(long, value_name = "TIME", value_parser = end)]
    pub(crate) until: Option<jiff::Timestamp>,

    /// The least urgency that is told
    #[arg(long, value_name = "URGENCY", value_parser = urgencies())]
    pub(crate) min_urgency: Option<Urgency>,

    /// Only incidents of actors whose name, ARN or access key contains this
    #[arg(long, value_name = "NAME")]
    pub(crate) actor: Option<String>,

    /// A snapshot or export of `sekisho check`: says which controls fail on the resources of an incident
    #[arg(long, value_name = "PATH")]
    pub(crate) snapshot: Option<PathBuf>,

    /// A file or folder of your own Sigma rules, beside those of the guides (repeatable)
    #[arg(long, value_name = "PATH")]
    pub(crate) sigma: Vec<PathBuf>,

    /// Let a language model phrase what happened and what it can mean; the environment says which (docs/llm-voice.md)
    #[arg(long, help_heading = "Language model")]
    pub(crate) llm: bool,

    /// Print what would be sent to the model, byte for byte, and send nothing
    #[arg(long, requires = "llm", help_heading = "Language model")]
    pub(crate) llm_dry_run: bool,

    /// The form of the report
    #[arg(long, value_enum, default_value_t = SummaryFormat::Terminal)]
    pub(crate) format: SummaryFormat,

    /// Your own template (minijinja); .html and .md are escaped as such, anything else as plain text
    #[arg(long, value_name = "FILE", conflicts_with = "format")]
    pub(crate) template: Option<PathBuf>,

    /// The time zone of the report beside UTC, like Asia/Tokyo [default: that of the system]
    #[arg(long, value_name = "ZONE")]
    pub(crate) zone: Option<String>,

    /// Write the report to a file
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// The least urgency that makes the exit code 2
    #[arg(long, value_name = "URGENCY", default_value = "low", value_parser = urgencies())]
    pub(crate) fail_on: Urgency,

    /// Say nothing but the report
    #[arg(short, long)]
    pub(crate) quiet: bool,

    #[command(flatten)]
    pub(crate) voice: VoiceArguments,
}

/// The forms of an incident report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SummaryFormat {
    /// For people, in a terminal
    Terminal,
    /// Sekisho's own, with a published schema
    Json,
    /// For tickets and wikis
    Markdown,
    /// For a browser: one file that loads nothing
    Html,
    /// One line an incident, for chat
    Line,
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

    /// Judge and report only what bears on a framework, or on one requirement of it (owasp-llm-2026:LLM01), by its requirements
    #[arg(long, value_name = "NAME[:ID]", value_parser = str::parse::<Requirement>)]
    pub(crate) framework: Option<Requirement>,

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

/// `sekisho mcp`
#[derive(Debug, Args)]
pub(crate) struct McpArguments {
    /// A folder whose files may be read (repeatable) [default: the current folder]
    #[arg(long, value_name = "DIR")]
    pub(crate) root: Vec<PathBuf>,

    /// How much one call may read, in bytes, unpacked
    #[arg(long, value_name = "BYTES", default_value_t = 256 << 20, value_parser = clap::value_parser!(u64).range(1..=1 << 34))]
    pub(crate) max_bytes: u64,

    /// How long one call may take
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=3_600))]
    pub(crate) max_seconds: u64,

    /// The language of answers that ask for none [default: from the environment's locale]
    #[arg(long, value_enum)]
    pub(crate) lang: Option<LanguageChoice>,

    /// A folder of your own guidelines, beside the embedded ones (repeatable)
    #[arg(long, value_name = "DIR")]
    pub(crate) guidelines: Vec<PathBuf>,

    /// Workload facts, suppressions and owners [default: sekisho.toml, if there is one]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
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
        /// As a Markdown document: the index of all guidelines with their guides
        #[arg(long)]
        markdown: bool,
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
        /// Also write what each control was asked and answered in each case, as JSON lines, for another Rego engine
        #[arg(long, value_name = "FILE")]
        evaluations: Option<PathBuf>,
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

fn region(text: &str) -> Result<String, String> {
    let is_region = |text: &str| {
        text.split('-').count() >= 3
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    is_region(text)
        .then(|| text.to_owned())
        .ok_or_else(|| "no Region; write it like ap-northeast-1".to_owned())
}

fn account(text: &str) -> Result<String, String> {
    let is_id = text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
    (is_id || text == ORGANIZATION)
        .then(|| text.to_owned())
        .ok_or_else(|| format!("no account id (12 digits) and not `{ORGANIZATION}`"))
}

fn endpoint(text: &str) -> Result<(String, String), String> {
    let (name, url) = match text.split_once('=') {
        Some((name, url)) if !name.contains('/') => (name, url),
        _ => ("", text),
    };
    let is_url = ["http://", "https://"]
        .iter()
        .any(|scheme| url.starts_with(scheme));
    is_url
        .then(|| (name.to_owned(), url.to_owned()))
        .ok_or_else(|| {
            "no address; write it like https://proxy.example or bedrock=https://…".to_owned()
        })
}

fn rps(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok();
    number
        .filter(|number| (0.1..=100_000.0).contains(number))
        .ok_or_else(|| "must be a number from 0.1 to 100000".to_owned())
}

fn seconds(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok();
    number
        .filter(|number| (0.0..=86_400.0).contains(number))
        .ok_or_else(|| "must be a number of seconds from 0 to 86400".to_owned())
}

fn moment(text: &str) -> Result<jiff::Timestamp, String> {
    let date = || {
        let date: jiff::civil::Date = text.parse().ok()?;
        let zoned = date.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
        Some(zoned.timestamp())
    };
    let time = text.parse().ok().or_else(date);
    time.ok_or_else(|| "no moment; write 2026-10-03 or 2026-10-03T02:00:00Z".to_owned())
}

/// The last moment that is meant: that of a day is its end.
fn end(text: &str) -> Result<jiff::Timestamp, String> {
    let start = moment(text)?;
    let day = text.parse::<jiff::Timestamp>().is_err();
    let length = jiff::SignedDuration::from_secs(if day { 86_400 - 1 } else { 0 });
    start.checked_add(length).map_err(|error| error.to_string())
}

fn urgencies() -> impl clap::builder::TypedValueParser<Value = Urgency> {
    use clap::builder::TypedValueParser as _;
    clap::builder::PossibleValuesParser::new(Urgency::ALL.map(Urgency::as_str))
        .try_map(|text| text.parse::<Urgency>())
}

impl ReportArguments {
    /// The knowledge that was asked for, with only those guides judging that bear on the framework.
    pub(crate) fn narrow(&self, library: Library) -> Library {
        match &self.framework {
            Some(requirement) => library.only(requirement.clone()),
            None => library,
        }
    }
}

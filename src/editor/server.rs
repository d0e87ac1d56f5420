//! The Language Server Protocol over the standard streams: the one file that knows the protocol's library.
//!
//! The library polls handlers in the order in which their messages came, but only up to the first wait. So what must keep
//! its order goes to the desk before anything is waited for.

use super::actions::{Action, Step};
use super::completion::Proposal;
use super::desk::Desk;
use super::intake::Intake;
use super::message::{Diagnosed, GuidePage, Level, Message, Outgoing, Page, Reply, Report, Terms};
use super::say::Shown;
use super::settings::{Settings, Severity};
use super::text::{Change, Encoding, Position, Range};
use crate::Ending;
use crate::judging::lock;
use crate::report::uri;
use anyhow::{Result, bail};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, OnceLock};
use tokio::sync::{mpsc, oneshot};
use tower_lsp::jsonrpc::{Error, Result as Answer};
use tower_lsp::ls_types as lsp;
use tower_lsp::{Client, LanguageServer, LspService};

/// What the client calls our settings, our diagnostics and our commands by.
const NAME: &str = "sekisho";
/// The command that opens a guide; its argument is the id.
const OPEN_GUIDE: &str = "sekisho.openGuide";
/// How many requests may be waited for at once; changes of documents wait for none of them.
const AT_ONCE: usize = 64;
/// How much stack the desk has, in bytes: the readers go down as deep as their bounds allow.
const STACK: usize = 16 << 20;
/// Files whose changes on disk matter.
const WATCHED: &str = "**/*.{tf,tfvars,bicep,bicepparam,yaml,yml,json,jsonc,template,toml,rego,md}";
/// Fewer units than this are read before anybody has read that it is so.
const WORTH_TELLING: usize = 20;

/// Serves a client over the standard streams until it goes.
pub(crate) fn serve() -> Result<Ending> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let input = Intake::listen()?;
    let ended = Arc::new(AtomicBool::new(false));
    runtime.block_on(async {
        let new = |client| Server {
            client,
            desk: OnceLock::new(),
            outbox: Mutex::new(None),
            client_can: OnceLock::new(),
            options: OnceLock::new(),
            uris: Uris::default(),
            ended: Arc::clone(&ended),
        };
        let (service, socket) = LspService::build(new)
            .custom_method("sekisho/guide", Server::guide)
            .finish();
        tower_lsp::Server::new(input, tokio::io::stdout(), socket)
            .concurrency_level(AT_ONCE)
            .serve(service)
            .await;
    });
    // What was not written yet nobody reads any more.
    runtime.shutdown_background();
    if ended.load(Ordering::Relaxed) {
        Ok(Ending::Clean)
    } else {
        bail!("the client went without the request `shutdown`")
    }
}

struct Server {
    client: Client,
    desk: OnceLock<Sender<Message>>,
    /// What the desk says, until the client may hear it.
    outbox: Mutex<Option<mpsc::UnboundedReceiver<Outgoing>>>,
    client_can: OnceLock<ClientCan>,
    /// What the client set at the beginning; what it sets later goes over it.
    options: OnceLock<Value>,
    uris: Uris,
    ended: Arc<AtomicBool>,
}

/// What the client calls the documents that it has opened.
#[derive(Clone, Default)]
struct Uris(Arc<Mutex<HashMap<PathBuf, lsp::Uri>>>);

/// What the client understands.
#[derive(Clone, Copy, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a capability of the protocol, and none depends on another"
)]
struct ClientCan {
    configure: bool,
    watch: bool,
    progress: bool,
    show: bool,
    pull: bool,
}

/// The argument of `sekisho/guide`.
#[derive(Debug, Deserialize)]
struct GuideParams {
    id: String,
}

impl ClientCan {
    fn of(capabilities: &lsp::ClientCapabilities) -> Self {
        let workspace = capabilities.workspace.as_ref();
        let window = capabilities.window.as_ref();
        let document = capabilities.text_document.as_ref();
        let refresh = workspace
            .and_then(|it| it.diagnostics.as_ref()?.refresh_support)
            .unwrap_or_default();
        Self {
            configure: workspace
                .and_then(|it| it.configuration)
                .unwrap_or_default(),
            watch: workspace
                .and_then(|it| it.did_change_watched_files?.dynamic_registration)
                .unwrap_or_default(),
            progress: window
                .and_then(|it| it.work_done_progress)
                .unwrap_or_default(),
            show: window
                .and_then(|it| Some(it.show_document.as_ref()?.support))
                .unwrap_or_default(),
            // Whoever asks has to be told when the answer has changed, as after a change of the language.
            pull: document.is_some_and(|it| it.diagnostic.is_some()) && refresh,
        }
    }
}

impl LanguageServer for Server {
    async fn initialize(&self, params: lsp::InitializeParams) -> Answer<lsp::InitializeResult> {
        let can = ClientCan::of(&params.capabilities);
        let encodings = params
            .capabilities
            .general
            .as_ref()
            .and_then(|it| it.position_encodings.as_ref());
        let utf8 =
            encodings.is_some_and(|offered| offered.contains(&lsp::PositionEncodingKind::UTF8));
        let options = params.initialization_options.clone().unwrap_or_default();
        let options = options.get(NAME).unwrap_or(&options).clone();
        let (settings, problems) = Settings::read(&options);
        let terms = Terms {
            encoding: if utf8 {
                Encoding::Utf8
            } else {
                Encoding::Utf16
            },
            locale: params.locale.clone(),
            settings,
            roots: roots(&params),
            push: !can.pull,
        };
        let (desk, inbox) = channel();
        let (outgoing, outbox) = mpsc::unbounded_channel();
        for problem in problems {
            // The receiver is in our hands.
            let _ = outgoing.send(Outgoing::Log(Level::Warning, problem));
        }
        let worker = std::thread::Builder::new()
            .name("desk".to_owned())
            .stack_size(STACK);
        worker
            .spawn(move || {
                // Controls are compiled here and not on a thread for every core: an editor runs for days, and every
                // thread keeps memory of its own.
                let here = rayon::ThreadPoolBuilder::new().num_threads(1);
                let _here = here.use_current_thread().build();
                Desk::new(terms, inbox, outgoing).run();
            })
            .map_err(|_| Error::internal_error())?;
        // The library answers a second `initialize` by itself.
        let _ = self.desk.set(desk);
        let _ = self.client_can.set(can);
        let _ = self.options.set(options);
        *lock(&self.outbox) = Some(outbox);
        Ok(lsp::InitializeResult {
            capabilities: capabilities(utf8, can),
            server_info: Some(lsp::ServerInfo {
                name: NAME.to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            ..lsp::InitializeResult::default()
        })
    }

    async fn initialized(&self, _: lsp::InitializedParams) {
        let can = self.can();
        let outbox = lock(&self.outbox).take();
        if let Some(outbox) = outbox {
            let postman = Postman {
                client: self.client.clone(),
                can,
                uris: self.uris.clone(),
                urgent: VecDeque::new(),
                later: BTreeMap::new(),
                progress: None,
            };
            tokio::spawn(postman.deliver(outbox));
        }
        if can.configure {
            self.ask_for_settings().await;
        }
        if can.watch {
            // A folder that goes is told as one, without its files.
            let watchers = json!({"watchers": [
                {"globPattern": WATCHED},
                {"globPattern": "**/*", "kind": lsp::WatchKind::Delete},
            ]});
            let registration = lsp::Registration {
                id: "files".to_owned(),
                method: "workspace/didChangeWatchedFiles".to_owned(),
                register_options: Some(watchers),
            };
            // A client that refuses does not tell of files that others change; open documents are judged all the same.
            let _ = self.client.register_capability(vec![registration]).await;
        }
    }

    async fn shutdown(&self) -> Answer<()> {
        self.ended.store(true, Ordering::Relaxed);
        self.tell(Message::Stop);
        Ok(())
    }

    async fn did_open(&self, params: lsp::DidOpenTextDocumentParams) {
        let document = params.text_document;
        if let Some(path) = path(&document.uri) {
            self.uris.keep(path.clone(), document.uri);
            let (version, text) = (document.version, document.text);
            self.tell(Message::Open {
                path,
                version,
                text,
            });
        }
    }

    async fn did_change(&self, params: lsp::DidChangeTextDocumentParams) {
        let document = params.text_document;
        let change = |change: lsp::TextDocumentContentChangeEvent| Change {
            range: change.range.map(from_lsp),
            text: change.text,
        };
        if let Some(path) = path(&document.uri) {
            self.tell(Message::Change {
                path,
                version: document.version,
                changes: params.content_changes.into_iter().map(change).collect(),
            });
        }
    }

    async fn did_save(&self, params: lsp::DidSaveTextDocumentParams) {
        if let Some(path) = path(&params.text_document.uri) {
            self.tell(Message::Save { path });
        }
    }

    async fn did_close(&self, params: lsp::DidCloseTextDocumentParams) {
        if let Some(path) = path(&params.text_document.uri) {
            self.tell(Message::Close { path });
        }
    }

    async fn did_change_configuration(&self, params: lsp::DidChangeConfigurationParams) {
        // Some clients send the section alone, some with its name, and some nothing, so that it is asked for.
        let settings = params.settings.get(NAME).unwrap_or(&params.settings);
        if settings
            .as_object()
            .is_some_and(|settings| !settings.is_empty())
        {
            self.configure(settings).await;
        } else if self.can().configure {
            self.ask_for_settings().await;
        }
    }

    async fn did_change_workspace_folders(&self, params: lsp::DidChangeWorkspaceFoldersParams) {
        let folders = |folders: Vec<lsp::WorkspaceFolder>| {
            folders
                .iter()
                .filter_map(|folder| path(&folder.uri))
                .collect()
        };
        self.tell(Message::Roots {
            added: folders(params.event.added),
            removed: folders(params.event.removed),
        });
    }

    async fn did_change_watched_files(&self, params: lsp::DidChangeWatchedFilesParams) {
        let paths = params.changes.iter().filter_map(|change| path(&change.uri));
        self.tell(Message::Watched(paths.collect()));
    }

    async fn hover(&self, params: lsp::HoverParams) -> Answer<Option<lsp::Hover>> {
        let at = params.text_document_position_params;
        let Some(path) = path(&at.text_document.uri) else {
            return Ok(None);
        };
        let page = self.ask(|reply| Message::Hover(path, position(at.position), reply));
        Ok(page.await?.map(|Page { range, markdown }| lsp::Hover {
            contents: lsp::HoverContents::Markup(markup(markdown)),
            range: Some(to_lsp(range)),
        }))
    }

    async fn completion(
        &self,
        params: lsp::CompletionParams,
    ) -> Answer<Option<lsp::CompletionResponse>> {
        let at = params.text_document_position;
        let Some(path) = path(&at.text_document.uri) else {
            return Ok(None);
        };
        let proposals = self.ask(|reply| Message::Complete(path, position(at.position), reply));
        let items = proposals.await?.into_iter().map(item);
        Ok(Some(lsp::CompletionResponse::Array(items.collect())))
    }

    async fn code_action(
        &self,
        params: lsp::CodeActionParams,
    ) -> Answer<Option<lsp::CodeActionResponse>> {
        let only = params.context.only.as_ref();
        let is_wanted = only.is_none_or(|kinds| {
            kinds
                .iter()
                .any(|kind| kind.as_str().is_empty() || *kind == lsp::CodeActionKind::QUICKFIX)
        });
        let Some(path) = path(&params.text_document.uri).filter(|_| is_wanted) else {
            return Ok(None);
        };
        let codes = params.context.diagnostics.iter().map(|shown| &shown.code);
        let guides = codes.filter_map(|code| match code {
            Some(lsp::NumberOrString::String(code)) => Some(code.clone()),
            _ => None,
        });
        let guides = guides.collect();
        let actions = self.ask(|reply| Message::Act(path, from_lsp(params.range), guides, reply));
        let actions = actions.await?.into_iter();
        let actions =
            actions.filter_map(|action| self.code_action_of(action, &params.context.diagnostics));
        Ok(Some(actions.collect()))
    }

    async fn diagnostic(
        &self,
        params: lsp::DocumentDiagnosticParams,
    ) -> Answer<lsp::DocumentDiagnosticReportResult> {
        let known = params.previous_result_id;
        let Some(path) = path(&params.text_document.uri) else {
            let nothing = lsp::RelatedFullDocumentDiagnosticReport::default();
            return Ok(lsp::DocumentDiagnosticReportResult::Report(nothing.into()));
        };
        let report = self
            .ask(|reply| Message::Diagnose(path, known, reply))
            .await?;
        let report = match items(&self.uris, report) {
            Ok(full_document_diagnostic_report) => lsp::RelatedFullDocumentDiagnosticReport {
                full_document_diagnostic_report,
                related_documents: None,
            }
            .into(),
            Err(unchanged_document_diagnostic_report) => {
                lsp::RelatedUnchangedDocumentDiagnosticReport {
                    unchanged_document_diagnostic_report,
                    related_documents: None,
                }
                .into()
            }
        };
        Ok(lsp::DocumentDiagnosticReportResult::Report(report))
    }

    async fn workspace_diagnostic(
        &self,
        params: lsp::WorkspaceDiagnosticParams,
    ) -> Answer<lsp::WorkspaceDiagnosticReportResult> {
        let known = params.previous_result_ids.into_iter();
        let known = known.filter_map(|known| Some((path(&known.uri)?, known.value)));
        let known = known.collect();
        let reports = self.ask(|reply| Message::DiagnoseAll(known, reply)).await?;
        let told = reports.into_iter().filter_map(|report| {
            let uri = self.uris.of(&report.path)?;
            let version = report.version.map(i64::from);
            Some(match items(&self.uris, report) {
                Ok(full_document_diagnostic_report) => lsp::WorkspaceFullDocumentDiagnosticReport {
                    uri,
                    version,
                    full_document_diagnostic_report,
                }
                .into(),
                Err(unchanged_document_diagnostic_report) => {
                    lsp::WorkspaceUnchangedDocumentDiagnosticReport {
                        uri,
                        version,
                        unchanged_document_diagnostic_report,
                    }
                    .into()
                }
            })
        });
        Ok(lsp::WorkspaceDiagnosticReportResult::Report(
            lsp::WorkspaceDiagnosticReport {
                items: told.collect(),
            },
        ))
    }

    async fn execute_command(
        &self,
        params: lsp::ExecuteCommandParams,
    ) -> Answer<Option<lsp::LSPAny>> {
        let id = params.arguments.first().and_then(Value::as_str);
        let Some(id) = id.filter(|_| params.command == OPEN_GUIDE) else {
            return Err(Error::invalid_params(format!(
                "the only command is {OPEN_GUIDE}, with the id of a guide"
            )));
        };
        let id = id.to_owned();
        let guide = self.ask(|reply| Message::Guide(id, reply)).await?;
        let Some(link) = guide.and_then(|guide| guide.link) else {
            return Ok(None);
        };
        match link.parse() {
            Ok(uri) if self.can().show => {
                let document = lsp::ShowDocumentParams {
                    uri,
                    external: Some(!link.starts_with("file:")),
                    take_focus: Some(true),
                    selection: None,
                };
                self.client.show_document(document).await?;
            }
            _ => self.client.show_message(lsp::MessageType::INFO, link).await,
        }
        Ok(None)
    }
}

impl Server {
    /// Tells the desk something. If it has stopped there is nothing more to do.
    fn tell(&self, message: Message) {
        if let Some(desk) = self.desk.get() {
            let _ = desk.send(message);
        }
    }

    /// Asks the desk something.
    async fn ask<T>(&self, question: impl FnOnce(Reply<T>) -> Message) -> Answer<T> {
        let (reply, answer) = oneshot::channel();
        self.tell(question(reply));
        answer.await.map_err(|_| Error::internal_error())
    }

    fn can(&self) -> ClientCan {
        self.client_can.get().copied().unwrap_or_default()
    }

    async fn ask_for_settings(&self) {
        let item = lsp::ConfigurationItem {
            scope_uri: None,
            section: Some(NAME.to_owned()),
        };
        if let Ok(sections) = self.client.configuration(vec![item]).await
            && let Some(section) = sections.first().filter(|section| section.is_object())
        {
            self.configure(section).await;
        }
    }

    async fn configure(&self, section: &Value) {
        let mut whole = self.options.get().cloned().unwrap_or_default();
        lay_over(&mut whole, section);
        let (settings, problems) = Settings::read(&whole);
        self.tell(Message::Configure(settings));
        for problem in problems {
            self.client
                .log_message(lsp::MessageType::WARNING, problem)
                .await;
        }
    }

    /// `sekisho/guide`: a guide as Markdown, in the language that the client has chosen.
    async fn guide(&self, params: GuideParams) -> Answer<Option<Value>> {
        let page = self.ask(|reply| Message::Guide(params.id, reply)).await?;
        let json = |page: GuidePage| json!({"id": page.id, "title": page.title, "markdown": page.markdown, "link": page.link});
        Ok(page.map(json))
    }

    fn code_action_of(
        &self,
        action: Action,
        diagnostics: &[lsp::Diagnostic],
    ) -> Option<lsp::CodeActionOrCommand> {
        let code = lsp::NumberOrString::String(action.guide.clone());
        let answered = diagnostics.iter().filter(|diagnostic| {
            diagnostic.code.as_ref() == Some(&code) && diagnostic.range == to_lsp(action.at)
        });
        let mut made = lsp::CodeAction {
            title: action.title.clone(),
            kind: Some(lsp::CodeActionKind::QUICKFIX),
            diagnostics: Some(answered.cloned().collect()),
            is_preferred: Some(action.is_preferred),
            ..lsp::CodeAction::default()
        };
        match action.step {
            Step::Edit(path, range, new_text) => {
                let edit = lsp::TextEdit {
                    range: to_lsp(range),
                    new_text,
                };
                let edits = [(self.uris.of(&path)?, vec![edit])].into_iter().collect();
                made.edit = Some(lsp::WorkspaceEdit::new(edits));
            }
            Step::OpenGuide => {
                made.command = Some(lsp::Command {
                    title: action.title,
                    command: OPEN_GUIDE.to_owned(),
                    arguments: Some(vec![Value::String(action.guide)]),
                });
            }
        }
        Some(made.into())
    }
}

/// Brings to the client what the desk says: what is about open documents before what is about the rest of the workspace,
/// of which there may be so much that the client reads for a while.
struct Postman {
    client: Client,
    can: ClientCan,
    uris: Uris,
    /// In the order in which it came.
    urgent: VecDeque<Outgoing>,
    /// The newest of each file that is not open.
    later: BTreeMap<PathBuf, Diagnosed>,
    progress: Option<mpsc::UnboundedSender<(usize, usize)>>,
}

impl Postman {
    async fn deliver(mut self, mut outbox: mpsc::UnboundedReceiver<Outgoing>) {
        loop {
            if self.urgent.is_empty() && self.later.is_empty() {
                let Some(outgoing) = outbox.recv().await else {
                    return;
                };
                self.sort(outgoing);
            }
            while let Ok(outgoing) = outbox.try_recv() {
                self.sort(outgoing);
            }
            if let Some(outgoing) = self.urgent.pop_front() {
                self.bring(outgoing).await;
            } else if let Some((_, diagnosed)) = self.later.pop_first() {
                self.publish(diagnosed).await;
            }
        }
    }

    fn sort(&mut self, outgoing: Outgoing) {
        match outgoing {
            Outgoing::Publish(diagnosed) if diagnosed.version.is_none() => {
                self.later.insert(diagnosed.path.clone(), diagnosed);
            }
            Outgoing::Publish(diagnosed) => {
                // What was to be told of it before it was opened is out of date.
                self.later.remove(&diagnosed.path);
                self.urgent.push_back(Outgoing::Publish(diagnosed));
            }
            other => self.urgent.push_back(other),
        }
    }

    async fn bring(&mut self, outgoing: Outgoing) {
        match outgoing {
            Outgoing::Publish(diagnosed) => self.publish(diagnosed).await,
            Outgoing::Refresh => {
                let client = self.client.clone();
                // Nobody waits for the answer of a client.
                tokio::spawn(async move {
                    let _ = client.workspace_diagnostic_refresh().await;
                });
            }
            Outgoing::Log(level, text) => self.log(level, text).await,
            Outgoing::Progress { done, all } => self.progress(done, all),
        }
    }

    async fn publish(&self, diagnosed: Diagnosed) {
        if let Some(uri) = self.uris.of(&diagnosed.path) {
            let shown = diagnosed.shown.into_iter();
            let diagnostics = shown.map(|shown| diagnostic(&self.uris, shown)).collect();
            let version = diagnosed.version;
            self.client
                .publish_diagnostics(uri, diagnostics, version)
                .await;
        }
    }

    fn progress(&mut self, done: usize, all: usize) {
        if self.progress.is_none() && self.can.progress && all >= WORTH_TELLING && done < all {
            let (sender, receiver) = mpsc::unbounded_channel();
            tokio::spawn(tell_progress(self.client.clone(), receiver));
            self.progress = Some(sender);
        }
        if let Some(sender) = &self.progress {
            // A client that refuses a progress bar hears nothing of it.
            let _ = sender.send((done, all));
        }
        if done == all {
            self.progress = None;
        }
    }

    async fn log(&self, level: Level, text: String) {
        let kind = match level {
            Level::Alert => lsp::MessageType::ERROR,
            Level::Warning => lsp::MessageType::WARNING,
            Level::Info => lsp::MessageType::INFO,
        };
        if level == Level::Alert {
            self.client.show_message(kind, &text).await;
        }
        self.client.log_message(kind, text).await;
    }
}

/// Tells how far the reading of the workspace has come, until nobody sends any more.
async fn tell_progress(client: Client, mut news: mpsc::UnboundedReceiver<(usize, usize)>) {
    let token = lsp::ProgressToken::String("sekisho/workspace".to_owned());
    if client
        .create_work_done_progress(token.clone())
        .await
        .is_err()
    {
        return;
    }
    let progress = client.progress(token, "Sekisho 関所").with_percentage(0);
    let progress = progress.begin().await;
    let mut told = 0;
    while let Some((done, all)) = news.recv().await {
        let percent = u32::try_from(done * 100 / all.max(1)).unwrap_or(100);
        if percent > told {
            told = percent;
            progress
                .report_with_message(format!("{done}/{all}"), percent)
                .await;
        }
    }
    progress.finish().await;
}

impl Uris {
    fn keep(&self, path: PathBuf, uri: lsp::Uri) {
        lock(&self.0).insert(path, uri);
    }

    /// What the client calls a file, or else what its path gives.
    fn of(&self, path: &Path) -> Option<lsp::Uri> {
        let known = lock(&self.0).get(path).cloned();
        known.or_else(|| uri::of_file(path.to_str()?).parse().ok())
    }
}

/// Puts the members of an object over those of another, one by one.
fn lay_over(below: &mut Value, above: &Value) {
    match (below, above) {
        (Value::Object(below), Value::Object(above)) => {
            for (name, value) in above {
                lay_over(below.entry(name.clone()).or_insert(Value::Null), value);
            }
        }
        (_, Value::Null) => {}
        (below, above) => above.clone_into(below),
    }
}

/// The path of a file; other documents, such as an earlier version in Git, are none of ours.
fn path(uri: &lsp::Uri) -> Option<PathBuf> {
    let is_file = uri.scheme().as_str() == "file";
    Some(uri.to_file_path().filter(|_| is_file)?.into_owned())
}

fn roots(params: &lsp::InitializeParams) -> Vec<PathBuf> {
    if let Some(folders) = &params.workspace_folders {
        return folders
            .iter()
            .filter_map(|folder| path(&folder.uri))
            .collect();
    }
    #[expect(
        deprecated,
        reason = "clients of before version 3.6 of the protocol send nothing else"
    )]
    let root = params.root_uri.as_ref();
    root.and_then(path).into_iter().collect()
}

fn capabilities(utf8: bool, can: ClientCan) -> lsp::ServerCapabilities {
    let encoding = if utf8 {
        lsp::PositionEncodingKind::UTF8
    } else {
        lsp::PositionEncodingKind::UTF16
    };
    let sync = lsp::TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(lsp::TextDocumentSyncKind::INCREMENTAL),
        save: Some(lsp::TextDocumentSyncSaveOptions::Supported(true)),
        ..lsp::TextDocumentSyncOptions::default()
    };
    let actions = lsp::CodeActionOptions {
        code_action_kinds: Some(vec![lsp::CodeActionKind::QUICKFIX]),
        ..lsp::CodeActionOptions::default()
    };
    let pull = lsp::DiagnosticOptions {
        identifier: Some(NAME.to_owned()),
        inter_file_dependencies: true,
        workspace_diagnostics: true,
        ..lsp::DiagnosticOptions::default()
    };
    let folders = lsp::WorkspaceFoldersServerCapabilities {
        supported: Some(true),
        change_notifications: Some(lsp::OneOf::Left(true)),
    };
    lsp::ServerCapabilities {
        position_encoding: Some(encoding),
        text_document_sync: Some(sync.into()),
        hover_provider: Some(lsp::HoverProviderCapability::Simple(true)),
        completion_provider: Some(lsp::CompletionOptions {
            trigger_characters: Some(["\"", "=", ":", " ", "'"].map(str::to_owned).to_vec()),
            ..lsp::CompletionOptions::default()
        }),
        code_action_provider: Some(lsp::CodeActionProviderCapability::Options(actions)),
        execute_command_provider: Some(lsp::ExecuteCommandOptions {
            commands: vec![OPEN_GUIDE.to_owned()],
            ..lsp::ExecuteCommandOptions::default()
        }),
        diagnostic_provider: can
            .pull
            .then_some(lsp::DiagnosticServerCapabilities::Options(pull)),
        workspace: Some(lsp::WorkspaceServerCapabilities {
            workspace_folders: Some(folders),
            ..lsp::WorkspaceServerCapabilities::default()
        }),
        ..lsp::ServerCapabilities::default()
    }
}

/// The diagnostics of a file, or that they are what the client knows.
fn items(
    uris: &Uris,
    report: Report,
) -> Result<lsp::FullDocumentDiagnosticReport, lsp::UnchangedDocumentDiagnosticReport> {
    let result_id = report.revision;
    match report.shown {
        Some(shown) => Ok(lsp::FullDocumentDiagnosticReport {
            result_id: Some(result_id),
            items: shown
                .into_iter()
                .map(|shown| diagnostic(uris, shown))
                .collect(),
        }),
        None => Err(lsp::UnchangedDocumentDiagnosticReport { result_id }),
    }
}

fn diagnostic(uris: &Uris, shown: Shown) -> lsp::Diagnostic {
    let severity = match shown.severity {
        Severity::Error => lsp::DiagnosticSeverity::ERROR,
        Severity::Warning => lsp::DiagnosticSeverity::WARNING,
        Severity::Information => lsp::DiagnosticSeverity::INFORMATION,
        Severity::Hint | Severity::Off => lsp::DiagnosticSeverity::HINT,
    };
    let link = shown.link.and_then(|link| link.parse().ok());
    let related = shown
        .related
        .into_iter()
        .filter_map(|(path, range, message)| {
            let location = lsp::Location::new(uris.of(&path)?, to_lsp(range));
            Some(lsp::DiagnosticRelatedInformation { location, message })
        });
    let related: Vec<_> = related.collect();
    lsp::Diagnostic {
        range: to_lsp(shown.range),
        severity: Some(severity),
        code: Some(lsp::NumberOrString::String(shown.code)),
        code_description: link.map(|href| lsp::CodeDescription { href }),
        source: Some(NAME.to_owned()),
        message: shown.message,
        related_information: Some(related).filter(|related| !related.is_empty()),
        tags: shown
            .unnecessary
            .then(|| vec![lsp::DiagnosticTag::UNNECESSARY]),
        data: None,
    }
}

fn item(proposal: Proposal) -> lsp::CompletionItem {
    lsp::CompletionItem {
        label: proposal.label,
        kind: Some(lsp::CompletionItemKind::VALUE),
        detail: Some(proposal.detail),
        documentation: Some(lsp::Documentation::MarkupContent(markup(proposal.reason))),
        filter_text: Some(proposal.text.clone()),
        text_edit: Some(lsp::CompletionTextEdit::Edit(lsp::TextEdit {
            range: to_lsp(proposal.range),
            new_text: proposal.text,
        })),
        ..lsp::CompletionItem::default()
    }
}

fn markup(value: String) -> lsp::MarkupContent {
    lsp::MarkupContent {
        kind: lsp::MarkupKind::Markdown,
        value,
    }
}

fn position(position: lsp::Position) -> Position {
    Position {
        line: position.line,
        character: position.character,
    }
}

fn from_lsp(range: lsp::Range) -> Range {
    Range {
        start: position(range.start),
        end: position(range.end),
    }
}

fn to_lsp(range: Range) -> lsp::Range {
    let position = |at: Position| lsp::Position::new(at.line, at.character);
    lsp::Range::new(position(range.start), position(range.end))
}

//! The Model Context Protocol over the standard streams: the one file that knows the protocol's library.
//!
//! What a call asks for is done on a thread of its own, so that the conversation goes on: a call can be cancelled, and one that
//! takes too long is ended.

use super::budget::{Budget, Spent};
use super::desk::{Call, Desk};
use super::roots::Roots;
use super::{inert, place, texts};
use crate::Ending;
use crate::args::McpArguments;
use crate::world;
use anyhow::{Context as _, Result};
use rmcp::handler::server::ServerHandler;
use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, Implementation,
    ListToolsResult, PaginatedRequestParams, ProtocolVersion, ServerCapabilities, ServerConfig,
    Tool,
};
use rmcp::service::{NotificationContext, RequestContext, ServiceExt as _};
use rmcp::{ErrorData, RoleServer};
use serde_json::{Map, Value};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::{Mutex, Semaphore};

/// How many calls are worked on at once; others wait. A call that was given up holds its place until it has noticed.
const AT_ONCE: usize = 2;
/// How much stack a call has, in bytes: the readers go down as deep as their bounds allow.
const STACK: usize = 16 << 20;
/// How long a client may take to say its roots.
const FOR_ROOTS: Duration = Duration::from_secs(5);

/// Serves a client over the standard streams until it goes.
pub(crate) fn serve(arguments: &McpArguments) -> Result<Ending> {
    let server = Server {
        roots: Arc::new(Roots::new(&arguments.root)?),
        narrowed: Mutex::default(),
        desk: Arc::new(Desk::new(arguments)?),
        tools: tools()?,
        places: Arc::new(Semaphore::new(AT_ONCE)),
        bytes: arguments.max_bytes,
        time: Duration::from_secs(arguments.max_seconds),
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .thread_stack_size(STACK)
        .build()?;
    let ending = runtime.block_on(async {
        let streams = (tokio::io::stdin(), tokio::io::stdout());
        let running = server.serve(streams).await;
        let running = running.context(
            "the client did not begin as the protocol asks; start this command from an MCP client",
        )?;
        running.waiting().await?;
        Ok::<(), anyhow::Error>(())
    });
    // What is not answered yet nobody waits for any more.
    runtime.shutdown_background();
    ending.map(|()| Ending::Clean)
}

/// One conversation.
struct Server {
    roots: Arc<Roots>,
    /// The roots as far as the client narrows them, once it was asked.
    narrowed: Mutex<Option<Arc<Roots>>>,
    desk: Arc<Desk>,
    tools: Vec<(Call, Tool)>,
    places: Arc<Semaphore>,
    bytes: u64,
    time: Duration,
}

/// Sets a flag when nobody waits for the answer any more, for whatever reason.
struct StopOnDrop(Arc<AtomicBool>);

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

fn tools() -> Result<Vec<(Call, Tool)>> {
    let read = |tool: Value| {
        let call = tool.get("name").cloned().unwrap_or_default();
        Ok((serde_json::from_value(call)?, serde_json::from_value(tool)?))
    };
    texts::tools().into_iter().map(read).collect()
}

impl ServerHandler for Server {
    fn get_info(&self) -> ServerConfig {
        let tools = ServerCapabilities::builder().enable_tools().build();
        let us =
            Implementation::new("sekisho", env!("CARGO_PKG_VERSION")).with_title("Sekisho (関所)");
        ServerConfig::new(tools)
            .with_server_info(us)
            .with_instructions(texts::INSTRUCTIONS)
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        let tools = self.tools.iter().map(|(_, tool)| tool.clone()).collect();
        Ok(ListToolsResult::with_all_items(tools))
    }

    fn get_tool(&self, name: &str) -> Option<Tool> {
        let found = self.tools.iter().find(|(_, tool)| tool.name == name);
        found.map(|(_, tool)| tool.clone())
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        context: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let known = self
            .tools
            .iter()
            .find(|(_, tool)| tool.name == request.name);
        let Some((call, _)) = known else {
            let name = inert::text(&request.name);
            let why = format!("no tool `{name}`; tools/list says which there are");
            return Err(ErrorData::invalid_params(why, None));
        };
        let roots = self.roots(&context).await;
        let arguments = request.arguments.unwrap_or_default();
        let work = self.work(*call, arguments, roots);
        let result = ended(work, self.time, context.ct.cancelled()).await;
        Ok(result.into())
    }

    async fn on_roots_list_changed(&self, _: NotificationContext<RoleServer>) {
        *self.narrowed.lock().await = None;
    }
}

/// What work comes to, if it ends in time and nobody cancels it.
async fn ended(
    work: impl Future<Output = CallToolResult>,
    time: Duration,
    cancelled: impl Future<Output = ()>,
) -> CallToolResult {
    tokio::select! {
        done = work => done,
        () = tokio::time::sleep(time) => failed(&format!(
            "not done after {} seconds; name fewer files, or have the server started with more --max-seconds",
            time.as_secs()
        )),
        // The library drops this answer: who cancels expects none.
        () = cancelled => failed("cancelled"),
    }
}

impl Server {
    async fn work(
        &self,
        call: Call,
        arguments: Map<String, Value>,
        roots: Arc<Roots>,
    ) -> CallToolResult {
        let stop = StopOnDrop(Arc::default());
        let budget = Budget::new(self.bytes, Arc::clone(&stop.0));
        let Ok(place) = Arc::clone(&self.places).acquire_owned().await else {
            return failed("the server is ending; start it again");
        };
        let desk = Arc::clone(&self.desk);
        let work = move || {
            let answer = desk.answer(call, arguments, &roots, &budget);
            drop(place);
            answer
        };
        match tokio::task::spawn_blocking(work).await {
            Ok(Ok(answer)) => answered(answer),
            Ok(Err(error)) => failed(&format!("{error:#}")),
            Err(_) => failed(
                "Sekisho failed, and says why on its standard error; name other files, and please report it",
            ),
        }
    }

    /// The roots of this server, and where they overlap with those of the client if it has any.
    async fn roots(&self, context: &RequestContext<RoleServer>) -> Arc<Roots> {
        let offers = context
            .client_capabilities()
            .is_some_and(|it| it.roots.is_some());
        // Since that version a server may not ask.
        let may_ask = context
            .protocol_version()
            .is_none_or(|version| version < ProtocolVersion::V_2026_07_28);
        if !offers || !may_ask {
            return Arc::clone(&self.roots);
        }
        let mut narrowed = self.narrowed.lock().await;
        if let Some(narrowed) = &*narrowed {
            return Arc::clone(narrowed);
        }
        let roots = match roots_of(context).await {
            // A client without an open folder has nothing to say.
            Some(folders) if folders.is_empty() => Arc::clone(&self.roots),
            Some(uris) => {
                let folders: Vec<PathBuf> =
                    uris.iter().filter_map(|it| place::of_uri(it)).collect();
                Arc::new(self.roots.narrowed(&folders))
            }
            None => {
                world::note(
                    "the client offers roots and does not say them; those of this server hold",
                );
                Arc::clone(&self.roots)
            }
        };
        *narrowed = Some(Arc::clone(&roots));
        roots
    }
}

/// The URIs of the client's roots, if it says them.
#[expect(
    deprecated,
    reason = "clients of versions that have roots offer them like this"
)]
async fn roots_of(context: &RequestContext<RoleServer>) -> Option<Vec<String>> {
    let asked = tokio::time::timeout(FOR_ROOTS, context.peer.list_roots()).await;
    let said = asked.ok()?.ok()?;
    Some(said.roots.into_iter().map(|root| root.uri).collect())
}

fn answered(answer: Value) -> CallToolResult {
    let blocks = texts::blocks(&answer).into_iter();
    let mut result = CallToolResult::success(blocks.map(ContentBlock::text).collect());
    result.structured_content = Some(answer);
    result
}

/// A failure that the model can read and act on.
fn failed(why: &str) -> CallToolResult {
    let stopped = Spent::Stopped.to_string();
    let why = if why == stopped {
        "stopped before the end; call again"
    } else {
        why
    };
    CallToolResult::error(vec![ContentBlock::text(inert::text(why))])
}

#[cfg(test)]
mod tests {
    use super::{StopOnDrop, ended};
    use std::future::{pending, ready};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::Duration;

    #[test]
    fn work_that_takes_too_long_or_is_cancelled_is_told_to_stop() {
        let runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = { runtime }.enable_time().build().unwrap();
        let end = |time: Duration, is_cancelled: bool| {
            let stop = Arc::new(AtomicBool::new(false));
            let flag = StopOnDrop(Arc::clone(&stop));
            let work = async move {
                let _flag = flag;
                pending().await
            };
            let result = if is_cancelled {
                runtime.block_on(ended(work, time, ready(())))
            } else {
                runtime.block_on(ended(work, time, pending()))
            };
            assert!(stop.load(Ordering::Relaxed));
            result
                .content
                .first()
                .unwrap()
                .as_text()
                .unwrap()
                .text
                .clone()
        };
        assert!(end(Duration::ZERO, false).contains("--max-seconds"));
        assert_eq!(end(Duration::MAX, true), "cancelled");
    }
}

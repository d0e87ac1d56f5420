//! A conversation with the built server, led by the client of the protocol's own SDK.

use rmcp::model::{CallToolRequestParams, CallToolResult, ProtocolVersion, Tool};
use rmcp::service::{
    ClientLifecycleMode, ClientServiceExt as _, RoleClient, RunningService, Service, ServiceError,
    ServiceExt as _,
};
use rmcp::transport::TokioChildProcess;
use serde_json::{Map, Value};
use std::path::Path;
use tokio::runtime::Runtime;

/// A server that runs until it is dropped, and its client.
pub(crate) struct Session<S: Service<RoleClient>> {
    client: RunningService<RoleClient, S>,
    runtime: Runtime,
}

/// What a call came to.
pub(crate) struct Called {
    pub(crate) failed: bool,
    /// Null where it failed.
    pub(crate) structured: Value,
    pub(crate) texts: Vec<String>,
}

/// The command that starts the server with a folder as its current one.
pub(crate) fn command(folder: &Path, arguments: &[&str]) -> tokio::process::Command {
    let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_sekisho"));
    command.arg("mcp").args(arguments).current_dir(folder);
    command
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "C");
    command
}

impl Session<()> {
    /// Starts one with a client that offers nothing.
    pub(crate) fn start(folder: &Path, arguments: &[&str]) -> Self {
        Self::with((), folder, arguments)
    }
}

impl<S: Service<RoleClient>> Session<S> {
    /// Starts one with a client of one's own.
    pub(crate) fn with(client: S, folder: &Path, arguments: &[&str]) -> Self {
        let runtime = Runtime::new().unwrap();
        let client = runtime.block_on(async {
            let process = TokioChildProcess::new(command(folder, arguments)).unwrap();
            client.serve(process).await.unwrap()
        });
        Self { client, runtime }
    }

    /// Starts one as clients do from protocol version 2026-07-28 on: without a greeting, with all that matters in each request.
    pub(crate) fn without_greeting(client: S, folder: &Path) -> Self {
        let runtime = Runtime::new().unwrap();
        let lifecycle = ClientLifecycleMode::Discover {
            preferred_versions: vec![ProtocolVersion::V_2026_07_28],
        };
        let client = runtime.block_on(async {
            let process = TokioChildProcess::new(command(folder, &[])).unwrap();
            client
                .serve_with_lifecycle(process, lifecycle)
                .await
                .unwrap()
        });
        Self { client, runtime }
    }

    /// What the server says that it can.
    pub(crate) fn tools(&self) -> Vec<Tool> {
        self.runtime.block_on(self.client.list_all_tools()).unwrap()
    }

    /// What the server says to the model.
    pub(crate) fn instructions(&self) -> String {
        let info = self.client.peer_info().unwrap();
        info.instructions.clone().unwrap()
    }

    /// Calls a tool.
    pub(crate) fn call(&self, tool: &str, arguments: Value) -> Called {
        self.ask(tool, arguments).unwrap().into()
    }

    /// Calls a tool, or what the protocol answers instead.
    pub(crate) fn ask(&self, tool: &str, arguments: Value) -> Result<CallToolResult, ServiceError> {
        let arguments: Map<String, Value> = serde_json::from_value(arguments).unwrap();
        let call = CallToolRequestParams::new(tool.to_owned()).with_arguments(arguments);
        self.runtime.block_on(self.client.call_tool(call))
    }
}

impl From<CallToolResult> for Called {
    fn from(result: CallToolResult) -> Self {
        let texts = result
            .content
            .iter()
            .map(|block| block.as_text().unwrap().text.clone());
        Self {
            failed: result.is_error == Some(true),
            texts: texts.collect(),
            structured: result.structured_content.unwrap_or_default(),
        }
    }
}

impl Called {
    /// Why it failed.
    pub(crate) fn why(&self) -> &str {
        assert!(self.failed, "{}", self.structured);
        &self.texts[0]
    }

    /// The answer, if it did not fail.
    pub(crate) fn answer(&self) -> &Value {
        assert!(!self.failed, "{:?}", self.texts);
        &self.structured
    }
}

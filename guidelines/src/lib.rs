//! The knowledge of Sekisho: guidelines and guides, one folder each, in Japanese and English as equals.
//!
//! A guide is found, not registered: whatever folder holds a `guide.toml` is a guide, and its id is its path. This crate
//! knows no Rego, no cloud's API and no network; it loads folders, fills facts into sentences and lints the texts.

mod answers;
mod document;
mod folder;
mod framework;
mod frameworks;
mod guide;
mod guideline;
mod index;
mod library;
pub mod lint;
mod response;
mod sentence;
mod text;
mod urgency;

pub use answers::{Answer, Answers, fits};
pub use document::{Document, DocumentError};
pub use folder::FolderError;
pub use framework::{Framework, Requirement, RequirementError};
pub use frameworks::{Atlas, Frameworks};
pub use guide::{Guide, Texts};
pub use guideline::Guideline;
pub use library::{Library, LibraryError};
pub use response::{Command, Effect, Phase, Step, UrgencyWhen};
pub use sentence::Sentence;
pub use text::{Language, Text};
pub use urgency::Urgency;

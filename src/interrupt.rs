//! Ctrl-C: the first one asks for what was read so far, the second one ends the program.

use crate::world::note;

/// The exit code of a program that Ctrl-C ended: 128 and the number of SIGINT.
const ENDED: i32 = 130;

/// Calls `stop` at the first Ctrl-C; the second ends the program at once, as it would have without us.
pub(crate) fn on_interrupt(stop: impl FnOnce() + Send + 'static) {
    let wait = async move {
        if tokio::signal::ctrl_c().await.is_err() {
            return;
        }
        note("interrupted: writing what was read so far; press Ctrl-C again to end at once");
        stop();
        if tokio::signal::ctrl_c().await.is_ok() {
            end();
        }
    };
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        // Without a runtime Ctrl-C does what it always does.
        runtime.map(|runtime| runtime.block_on(wait))
    });
}

/// Ends the program and nothing more. The way out through the standard library flushes the standard output first, and what nobody reads is never flushed.
fn end() -> ! {
    signal_hook::low_level::exit(ENDED)
}

#[cfg(all(test, unix))]
mod tests {
    use super::{ENDED, end};
    use std::io::{Write as _, stdout};
    use std::os::fd::AsFd as _;
    use std::process::{Command, Stdio};
    use std::sync::mpsc;
    use std::time::Duration;
    use tokio::net::unix::pipe::Sender;

    /// The program of the test below: nobody reads what it writes, and a word of it is still on the way when it ends.
    #[test]
    #[ignore = "it ends the program that runs it"]
    fn with_a_word_on_the_way() {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .build()
            .unwrap();
        runtime.block_on(async {
            let out = stdout().as_fd().try_clone_to_owned().unwrap();
            let pipe = Sender::from_owned_fd(out).unwrap();
            pipe.writable().await.unwrap();
            while pipe.try_write(&[b' '; 4096]).is_ok() {}
            pipe.into_blocking_fd().unwrap();
        });
        stdout().write_all(b"word").unwrap();
        end();
    }

    #[test]
    fn a_full_pipe_holds_nobody_back() {
        let program = std::env::current_exe().unwrap();
        let mut child = Command::new(program)
            .args(["--ignored", "--exact", "--nocapture"])
            .arg("interrupt::tests::with_a_word_on_the_way")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let unread = child.stdout.take().unwrap();
        let id = child.id().to_string();
        let (told, ended) = mpsc::channel();
        std::thread::spawn(move || told.send(child.wait().unwrap().code()));
        // The bound is there for a program that never ends; one that does needs no time.
        let code = ended.recv_timeout(Duration::from_secs(20));
        if code.is_err() {
            Command::new("kill").args(["-KILL", &id]).status().unwrap();
        }
        drop(unread);
        assert_eq!(code, Ok(Some(ENDED)));
    }
}

//! What one call may use: so many bytes, and time until somebody stops it.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// How a file begins that is packed with gzip (RFC 1952).
const GZIP: [u8; 2] = [0x1f, 0x8b];
/// How much is read at once, in bytes: between two of these it is asked whether to go on.
const PIECE: usize = 1 << 20;

/// The budget of one call, shared by all of its threads.
#[derive(Debug)]
pub(super) struct Budget {
    allowed: u64,
    left: AtomicU64,
    stop: Arc<AtomicBool>,
}

/// Why a call ends before its end.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub(super) enum Spent {
    /// More bytes than are allowed.
    #[error(
        "the files are larger than {0} bytes in all, unpacked; name fewer or smaller ones, or have the server started with a greater --max-bytes"
    )]
    Bytes(u64),
    /// The client went away, or the time is up.
    #[error("stopped")]
    Stopped,
}

impl Budget {
    /// So many bytes, until `stop` is set.
    pub(super) fn new(bytes: u64, stop: Arc<AtomicBool>) -> Self {
        Self {
            allowed: bytes,
            left: AtomicU64::new(bytes),
            stop,
        }
    }

    /// Whether to go on.
    pub(super) fn go_on(&self) -> Result<(), Spent> {
        if self.stop.load(Ordering::Relaxed) {
            Err(Spent::Stopped)
        } else {
            Ok(())
        }
    }

    /// Takes so many bytes out of the budget.
    pub(super) fn take(&self, bytes: u64) -> Result<(), Spent> {
        let take = |left: u64| left.checked_sub(bytes);
        self.left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, take)
            .map(drop)
            .map_err(|_| Spent::Bytes(self.allowed))
    }

    /// What is in a file, unpacked if it is packed: `Err` if the call is to end, an inner `Err` if only this file cannot be read.
    pub(super) fn read(&self, path: &Path) -> Result<Result<Vec<u8>, String>, Spent> {
        let mut all = Vec::new();
        let read = self.each_piece(path, |piece| all.append(piece))?;
        Ok(read.map(|()| all))
    }

    /// Takes what a file holds out of the budget, unpacked if it is packed, and keeps nothing of it.
    pub(super) fn measure(&self, path: &Path) -> Result<Result<(), String>, Spent> {
        self.each_piece(path, Vec::clear)
    }

    fn each_piece(
        &self,
        path: &Path,
        take: impl FnMut(&mut Vec<u8>),
    ) -> Result<Result<(), String>, Spent> {
        self.go_on()?;
        let file = match open(path) {
            Ok(file) => file,
            Err(why) => return Ok(Err(why)),
        };
        let mut file = BufReader::new(file);
        let packed = match file.fill_buf() {
            Ok(beginning) => beginning.starts_with(&GZIP),
            Err(error) => return Ok(Err(error.to_string())),
        };
        if packed {
            self.pieces(flate2::bufread::MultiGzDecoder::new(file), take)
        } else {
            self.pieces(file, take)
        }
    }

    fn pieces(
        &self,
        mut from: impl Read,
        mut take: impl FnMut(&mut Vec<u8>),
    ) -> Result<Result<(), String>, Spent> {
        let mut piece = Vec::new();
        loop {
            self.go_on()?;
            match from.by_ref().take(PIECE as u64).read_to_end(&mut piece) {
                Ok(0) => return Ok(Ok(())),
                Ok(read) => self.take(read as u64)?,
                Err(error) => return Ok(Err(error.to_string())),
            }
            take(&mut piece);
            piece.clear();
        }
    }
}

/// Opens what is a file now, and nothing that would have to be waited for.
fn open(path: &Path) -> Result<File, String> {
    let is_file = std::fs::symlink_metadata(path).map(|it| it.is_file());
    match is_file {
        Ok(true) => File::open(path).map_err(|error| error.to_string()),
        Ok(false) => Err("is no file".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Budget, Spent};
    use std::io::Write as _;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    #[test]
    fn packed_files_count_as_what_they_unpack_to() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bomb.json.gz");
        let mut packed = flate2::write::GzEncoder::new(
            std::fs::File::create(&path).unwrap(),
            flate2::Compression::best(),
        );
        packed.write_all(&vec![b' '; 3 << 20]).unwrap();
        packed.finish().unwrap();
        assert!(path.metadata().unwrap().len() < 10_000);
        let read = |bytes| Budget::new(bytes, Arc::default()).read(&path);
        assert_eq!(read(3 << 20).unwrap().unwrap().len(), 3 << 20);
        assert_eq!(read((3 << 20) - 1), Err(Spent::Bytes((3 << 20) - 1)));
    }

    #[test]
    fn a_budget_is_for_all_files_together_and_ends_when_somebody_stops_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        std::fs::write(&path, "1234").unwrap();
        let stop = Arc::new(AtomicBool::new(false));
        let budget = Budget::new(9, Arc::clone(&stop));
        assert!(budget.read(&path).unwrap().is_ok());
        assert!(budget.read(&path).unwrap().is_ok());
        assert_eq!(budget.read(&path), Err(Spent::Bytes(9)));
        stop.store(true, Ordering::Relaxed);
        assert_eq!(budget.read(&path), Err(Spent::Stopped));
        let fresh = Budget::new(9, Arc::default());
        assert!(fresh.read(folder.path()).unwrap().is_err());
    }
}

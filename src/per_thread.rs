//! Working memory for each thread: what it has learned serves whatever the thread does next.

use std::sync::Mutex;

/// As much of something as threads work at once.
pub(crate) struct PerThread<T>(Vec<Mutex<Option<T>>>);

impl<T> PerThread<T> {
    /// Nothing is made before a thread needs it.
    pub(crate) fn new() -> Self {
        let threads = 0..rayon::current_num_threads();
        Self(threads.map(|_| Mutex::new(None)).collect())
    }

    /// Works with what this thread worked with before, or what another one has left.
    pub(crate) fn with<R>(&self, make: impl FnOnce() -> T, work: impl FnOnce(&mut T) -> R) -> R {
        let own = rayon::current_thread_index().unwrap_or_default();
        let slots = self.0.iter().cycle().skip(own).take(self.0.len());
        for slot in slots {
            if let Ok(mut slot) = slot.try_lock() {
                return work(slot.get_or_insert_with(make));
            }
        }
        // A thread that waits in the middle of its work may be given more of it.
        work(&mut make())
    }
}

#[cfg(test)]
mod tests {
    use super::PerThread;

    fn nest(numbers: &PerThread<Vec<usize>>, depth: usize) {
        if depth > 0 {
            numbers.with(Vec::new, |seen| {
                seen.push(3);
                nest(numbers, depth - 1);
            });
        }
    }

    #[test]
    fn it_is_made_once_and_anew_for_work_inside_of_work() {
        let numbers = PerThread::new();
        numbers.with(Vec::new, |seen| seen.push(1));
        numbers.with(Vec::new, |seen| {
            seen.push(2);
            assert_eq!(*seen, [1, 2]);
        });
        nest(&numbers, rayon::current_num_threads() + 2);
        numbers.with(Vec::new, |seen| assert_eq!(*seen, [1, 2, 3]));
    }
}

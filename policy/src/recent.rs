//! A map that forgets what nobody asked for in a while, so that what comes once does not push out what comes again and again.

use rustc_hash::FxHashMap;
use std::borrow::Borrow;
use std::hash::Hash;

/// Two generations: what is found in the older one moves to the younger one, and when that is full the older one is let go.
#[derive(Debug)]
pub(crate) struct Recent<K, V> {
    young: FxHashMap<K, V>,
    old: FxHashMap<K, V>,
    capacity: usize,
}

impl<K: Eq + Hash, V> Recent<K, V> {
    /// Remembers at least the last `capacity` and at most twice as many.
    pub(crate) fn new(capacity: usize) -> Self {
        Self {
            young: FxHashMap::default(),
            old: FxHashMap::default(),
            capacity,
        }
    }

    /// What `told` makes of what is remembered for a key, if it does.
    pub(crate) fn get<Q, R>(&mut self, key: &Q, told: impl Fn(&V) -> Option<R>) -> Option<R>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        if let Some(value) = self.young.get(key) {
            return told(value);
        }
        let (key, value) = self.old.remove_entry(key)?;
        let found = told(&value);
        self.insert(key, value);
        found
    }

    /// Remembers this for a key.
    pub(crate) fn insert(&mut self, key: K, value: V) {
        if self.young.len() >= self.capacity {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(key, value);
    }
}

#[cfg(test)]
mod tests {
    use super::Recent;

    #[test]
    fn what_comes_again_stays_and_what_comes_once_goes() {
        let get = |recent: &mut Recent<String, usize>, key| recent.get(key, |value| Some(*value));
        let mut recent = Recent::new(4);
        recent.insert("again".to_owned(), 0);
        for once in 1..100 {
            recent.insert(once.to_string(), once);
            assert_eq!(get(&mut recent, "again"), Some(0), "{once}");
        }
        assert_eq!(get(&mut recent, "99"), Some(99));
        assert_eq!(get(&mut recent, "1"), None);
        assert!(recent.young.len() + recent.old.len() <= 8);
    }
}

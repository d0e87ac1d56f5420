//! Which further files a Bicep file names.

/// The paths of the modules in local files that a Bicep file calls, and of the template that a file of parameters is
/// for, as they are written. Only the lines that could name one are looked at.
pub fn calls(text: &str) -> Vec<String> {
    text.lines()
        .filter_map(|line| {
            let line = line.trim_start_matches('\u{feff}').trim_start();
            let rest = line
                .strip_prefix("module")
                .or_else(|| line.strip_prefix("using"))?;
            if !rest.starts_with([' ', '\t']) {
                return None;
            }
            let path = rest.split('\'').nth(1)?;
            let is_local = !path.contains(':') && !path.is_empty();
            is_local.then(|| path.to_owned())
        })
        .collect()
}

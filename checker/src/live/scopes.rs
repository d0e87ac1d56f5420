//! Which scopes are asked for: accounts and Regions, subscriptions, projects.

/// What of AWS is read.
#[derive(Clone, Debug, Default)]
pub struct AwsScopes {
    /// The profiles whose credentials are used; the default chain if there are none.
    pub profiles: Vec<String>,
    /// The Regions; all that are enabled for an account if there are none.
    pub regions: Vec<String>,
    /// The accounts; that of the credentials if there are none.
    pub accounts: Vec<String>,
    /// Whether all active accounts of the organization are read.
    pub organization: bool,
    /// The name of the role to assume in other accounts.
    pub role: Option<String>,
    /// What those roles want to hear.
    pub external_id: Option<String>,
    /// How the sessions are called in the accounts' logs.
    pub session: String,
}

/// What of Azure is read.
#[derive(Clone, Debug, Default)]
pub struct AzureScopes {
    /// The subscriptions; all that can be seen if there are none and no management groups.
    pub subscriptions: Vec<String>,
    /// The management groups whose subscriptions are read.
    pub management_groups: Vec<String>,
}

/// What of Google Cloud is read.
#[derive(Clone, Debug, Default)]
pub struct GoogleScopes {
    /// The projects; all that can be seen if nothing is named.
    pub projects: Vec<String>,
    /// The folders that are read, with the projects in them.
    pub folders: Vec<String>,
    /// The organizations that are read, with the projects directly in them.
    pub organizations: Vec<String>,
}

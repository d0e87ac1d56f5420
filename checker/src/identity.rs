//! Who a resource is: account and region out of ARNs, ARM ids and Google resource names.

/// Account and region, as far as something tells them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scope {
    pub(crate) account: Option<String>,
    pub(crate) region: Option<String>,
}

impl Scope {
    /// What an id tells, completed by what the surroundings tell.
    pub(crate) fn of(id: &str, around: &Self) -> Self {
        let told = if id.starts_with("arn:") {
            let mut parts = id.split(':').skip(3).map(str::to_owned);
            Self {
                region: parts.next(),
                // What AWS owns, such as its managed policies, has `aws` there, and belongs to the account that it was read in.
                account: parts.next().filter(|account| account != "aws"),
            }
        } else if is_arm(id) {
            Self {
                account: is_below_subscription(id)
                    .then(|| id.split('/').nth(2).map(str::to_owned))
                    .flatten(),
                region: None,
            }
        } else {
            let after = |name: &str| {
                id.split('/')
                    .skip_while(|part| *part != name)
                    .nth(1)
                    .map(str::to_owned)
            };
            let account = ["projects", "folders", "organizations"]
                .iter()
                .find_map(|name| after(name));
            Self {
                account,
                region: after("locations"),
            }
        };
        let or = |told: Option<String>, around: &Option<String>| {
            told.filter(|text| !text.is_empty())
                .or_else(|| around.clone())
        };
        Self {
            account: or(told.account, &around.account),
            region: or(told.region, &around.region),
        }
    }
}

/// Whether an id is that of an Azure resource, in a subscription or above all of them, as management groups are.
pub(crate) fn is_arm(id: &str) -> bool {
    let above = id.get(..21);
    is_below_subscription(id)
        || above.is_some_and(|head| head.eq_ignore_ascii_case("/providers/Microsoft."))
}

fn is_below_subscription(id: &str) -> bool {
    id.get(..15)
        .is_some_and(|head| head.eq_ignore_ascii_case("/subscriptions/"))
}

/// The resource type that an ARM id spells: the last provider, since settings and role assignments stand behind the id of what
/// they are about, and every other segment behind it.
pub(crate) fn arm_type(id: &str) -> Option<String> {
    let segments: Vec<&str> = id.split('/').collect();
    let provider = segments
        .iter()
        .rposition(|segment| segment.eq_ignore_ascii_case("providers"))?;
    let mut segments = segments.into_iter().skip(provider + 1);
    let provider = segments.next()?;
    let types: Vec<&str> = segments.step_by(2).collect();
    (!types.is_empty()).then(|| format!("{provider}/{}", types.join("/")))
}

#[cfg(test)]
mod tests {
    use super::{Scope, arm_type, is_arm};

    #[test]
    fn the_last_provider_type_is_spelled_out() {
        let id = "/subscriptions/s/resourceGroups/r/providers/Microsoft.CognitiveServices/accounts/a/raiPolicies/p";
        assert_eq!(
            arm_type(id).unwrap(),
            "Microsoft.CognitiveServices/accounts/raiPolicies"
        );
        assert_eq!(Scope::of(id, &Scope::default()).account.unwrap(), "s");
    }

    #[test]
    fn what_is_said_of_another_resource_is_of_its_own_type() {
        let settings = "/subscriptions/s/resourceGroups/r/providers/Microsoft.CognitiveServices/accounts/a/providers/Microsoft.Insights/diagnosticSettings/d";
        let said = arm_type(settings);
        assert_eq!(
            said.as_deref(),
            Some("Microsoft.Insights/diagnosticSettings")
        );
        let group = "/providers/Microsoft.Management/managementGroups/g/providers/Microsoft.Authorization/roleAssignments/a";
        assert!(is_arm(group));
        assert_eq!(
            arm_type(group).as_deref(),
            Some("Microsoft.Authorization/roleAssignments")
        );
        assert_eq!(Scope::of(group, &Scope::default()).account, None);
    }

    #[test]
    fn google_names_tell_project_and_location() {
        let scope = Scope::of(
            "//modelarmor.googleapis.com/projects/p/locations/asia-northeast1/templates/t",
            &Scope::default(),
        );
        assert_eq!(
            (scope.account.as_deref(), scope.region.as_deref()),
            (Some("p"), Some("asia-northeast1"))
        );
    }
}

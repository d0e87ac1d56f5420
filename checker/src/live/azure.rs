//! Azure: tokens for the Resource Manager.

use super::World;
use azure_core::credentials::{Secret, TokenCredential};
use azure_identity::{
    ClientSecretCredential, DeveloperToolsCredential, ManagedIdentityCredential,
    ManagedIdentityCredentialOptions, UserAssignedId, WorkloadIdentityCredential,
};
use std::sync::{Arc, OnceLock};

/// The audience of the Resource Manager.
/// <https://learn.microsoft.com/en-us/rest/api/azure/#acquire-an-access-token>
const SCOPE: &str = "https://management.azure.com/.default";

/// Sources of tokens, the first of which that gives one is kept.
pub(crate) struct Tokens {
    sources: Vec<Arc<dyn TokenCredential>>,
    chosen: OnceLock<Arc<dyn TokenCredential>>,
}

impl Tokens {
    /// What the environment speaks for: a client's secret, a workload's federated token, a managed identity; else whoever is
    /// logged in with `az` or `azd`, and last the identity of the virtual machine.
    pub(crate) fn find(world: &World) -> Result<Self, String> {
        let var = |name: &str| (world.var)(name).filter(|value| !value.is_empty());
        let secret = || {
            let tenant = var("AZURE_TENANT_ID")?;
            let client = var("AZURE_CLIENT_ID")?;
            let secret = Secret::new(var("AZURE_CLIENT_SECRET")?);
            Some(ClientSecretCredential::new(&tenant, client, secret, None).map(erased))
        };
        let machine = || {
            let options = ManagedIdentityCredentialOptions {
                user_assigned_id: var("AZURE_CLIENT_ID").map(UserAssignedId::ClientId),
                ..ManagedIdentityCredentialOptions::default()
            };
            ManagedIdentityCredential::new(Some(options)).map(erased)
        };
        let sources = if let Some(client) = secret() {
            vec![client]
        } else if var("AZURE_FEDERATED_TOKEN_FILE").is_some() {
            vec![WorkloadIdentityCredential::new(None).map(erased)]
        } else if var("IDENTITY_ENDPOINT").is_some() {
            vec![machine()]
        } else {
            let tools = DeveloperToolsCredential::new(None);
            vec![tools.map(erased), machine()]
        };
        let sources = sources.into_iter().collect::<Result<_, _>>();
        Ok(Self {
            sources: sources.map_err(|error: azure_core::Error| error.to_string())?,
            chosen: OnceLock::new(),
        })
    }

    /// Whether no token was got so far.
    pub(super) fn is_first(&self) -> bool {
        self.chosen.get().is_none()
    }

    pub(super) async fn headers(&self) -> Result<Vec<(String, String)>, String> {
        let sources = self
            .chosen
            .get()
            .map_or(&*self.sources, std::slice::from_ref);
        let mut why = Vec::new();
        for source in sources {
            match source.get_token(&[SCOPE], None).await {
                Ok(token) => {
                    // Two first calls may choose at once; both have chosen the same.
                    let _ = self.chosen.set(Arc::clone(source));
                    let bearer = format!("Bearer {}", token.token.secret());
                    return Ok(vec![("authorization".to_owned(), bearer)]);
                }
                Err(error) => why.push(error.to_string()),
            }
        }
        Err(why.join("; "))
    }
}

fn erased<C: TokenCredential + 'static>(credential: Arc<C>) -> Arc<dyn TokenCredential> {
    credential
}

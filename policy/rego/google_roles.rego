# Google Cloud's IAM roles: which of them make an administrator, and which let one act as somebody else.
#
# They stand apart from the members, so that a control of roles alone leaves members that are not known aside.
package lib.google_roles

# Roles that may administer a service: roles/storage.admin, roles/compute.instanceAdmin.v1, roles/iam.securityAdmin.
administers(role) if regex.match(`^roles/[a-z0-9.]*admin(\.v[0-9]+)?$`, lower(role))

# The basic roles that may write to everything in a project.
basic(role) if role in {"roles/owner", "roles/editor"}

# Roles that let one act as service accounts, which carry permissions of their own.
impersonates(role) if role in {"roles/iam.serviceAccountTokenCreator", "roles/iam.serviceAccountUser"}

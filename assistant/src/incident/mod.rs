//! Incidents: events that belong together, with the guide that answers them.

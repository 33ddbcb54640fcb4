// Stands in for `server-only` where its guard must not throw: the server entry and the unit tests.
export {};

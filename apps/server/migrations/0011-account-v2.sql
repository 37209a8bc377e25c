-- What an account needs for APIv2: its key, and its certificate for the paths that ask for one. Nothing to do before or after.
alter table accounts add column api_v2_key_sealed bytea;
alter table accounts add column certificate_pem text;

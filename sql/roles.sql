-- Two group roles; log-in roles are made members of one of them.
-- euxine_loader runs the pipeline; euxine_reader can only select from mart.

DO $$
BEGIN
    CREATE ROLE euxine_loader NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$
BEGIN
    CREATE ROLE euxine_reader NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

REVOKE ALL ON SCHEMA public, ops, raw, core, mart FROM PUBLIC;

GRANT USAGE ON SCHEMA ops, raw, core, public TO euxine_loader;
GRANT USAGE, CREATE ON SCHEMA mart TO euxine_loader;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ops, raw, core TO euxine_loader;
GRANT SELECT ON public.migration TO euxine_loader;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA ops, raw, core TO euxine_loader;

GRANT USAGE ON SCHEMA mart TO euxine_reader;

-- Two group roles; log-in roles are made members of one of them.
-- euxine_loader runs the pipeline; euxine_reader can only select from mart.

-- The warehouse's owner needs neither to be a superuser nor to create roles: those that an
-- administrator has made are used. It must be able to hand things over to euxine_loader.

DO $$
DECLARE
    name text;
    membership text :=
        CASE WHEN current_setting('server_version_num')::integer < 160000 THEN 'MEMBER' ELSE 'SET' END;
BEGIN
    FOREACH name IN ARRAY ARRAY['euxine_loader', 'euxine_reader'] LOOP
        IF to_regrole(name) IS NULL THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN', name);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
            END;
        END IF;
    END LOOP;
    IF NOT pg_has_role('euxine_loader', membership) THEN
        EXECUTE format('GRANT euxine_loader TO %I', current_user);
    END IF;
END $$;

REVOKE ALL ON SCHEMA public, ops, raw, core, mart FROM PUBLIC;

GRANT USAGE ON SCHEMA ops, raw, core, public TO euxine_loader;
GRANT USAGE, CREATE ON SCHEMA mart TO euxine_loader;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ops, raw, core TO euxine_loader;
GRANT SELECT ON public.migration TO euxine_loader;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA ops, raw, core TO euxine_loader;

GRANT USAGE ON SCHEMA mart TO euxine_reader;

-- The log-in roles of a deployment. `euxine migrate --logins` runs this as the warehouse's
-- owner after its migrations, any number of times; new passwords take effect at once.
-- It finds them in settings of the transaction: euxine_password.airflow and so on.

DO $$
DECLARE
    login text;
BEGIN
    FOREACH login IN ARRAY ARRAY['euxine_pipeline', 'euxine_analyst', 'airflow'] LOOP
        IF to_regrole(login) IS NULL THEN
            EXECUTE format('CREATE ROLE %I', login);
        END IF;
        EXECUTE format(
            'ALTER ROLE %I LOGIN PASSWORD %L', login, current_setting('euxine_password.' || login)
        );
    END LOOP;

    -- Nobody gets into the warehouse who has no business there.
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO euxine_loader', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO euxine_reader', current_database());

    -- An owner that is no superuser may give a database only to a role it is a member of.
    IF NOT pg_has_role(
        'airflow',
        CASE WHEN current_setting('server_version_num')::integer < 160000 THEN 'MEMBER' ELSE 'SET' END
    ) THEN
        EXECUTE format('GRANT airflow TO %I', current_user);
    END IF;
END $$;

GRANT euxine_loader TO euxine_pipeline;
GRANT euxine_reader TO euxine_analyst;
ALTER ROLE euxine_analyst SET search_path = mart;

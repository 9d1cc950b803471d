-- The log-in roles of a deployment and Airflow's database. Run by psql as the warehouse's
-- owner, after its migrations; any number of times. New passwords take effect at once.
--     PIPELINE_PASSWORD=… ANALYST_PASSWORD=… AIRFLOW_PASSWORD=… euxine sql -f sql/logins.sql

\set ON_ERROR_STOP on
\set QUIET on
\getenv pipeline_password PIPELINE_PASSWORD
\getenv analyst_password ANALYST_PASSWORD
\getenv airflow_password AIRFLOW_PASSWORD

SELECT format('CREATE ROLE %I LOGIN', name)
FROM unnest(ARRAY['euxine_pipeline', 'euxine_analyst', 'airflow']) AS login (name)
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name)
\gexec

ALTER ROLE euxine_pipeline PASSWORD :'pipeline_password';
ALTER ROLE euxine_analyst PASSWORD :'analyst_password';
ALTER ROLE airflow PASSWORD :'airflow_password';

SELECT format('GRANT %I TO %I', role, login)
FROM (VALUES ('euxine_loader', 'euxine_pipeline'), ('euxine_reader', 'euxine_analyst')) AS member (role, login)
WHERE NOT EXISTS (
    SELECT FROM pg_auth_members
    WHERE roleid = to_regrole(role) AND pg_auth_members.member = to_regrole(login)
)
\gexec
ALTER ROLE euxine_analyst SET search_path = mart;

-- Nobody gets into a database who has no business there.
REVOKE ALL ON DATABASE :"DBNAME" FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE :"DBNAME" TO euxine_loader;
GRANT CONNECT ON DATABASE :"DBNAME" TO euxine_reader;

-- An owner that is no superuser may give a database only to a role it is a member of.
SELECT format('GRANT airflow TO %I', current_user)
WHERE NOT pg_has_role('airflow', 'USAGE')
\gexec
SELECT 'CREATE DATABASE airflow OWNER airflow'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'airflow')
\gexec
REVOKE ALL ON DATABASE airflow FROM PUBLIC;

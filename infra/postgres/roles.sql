-- The application's login: it may become newsledger_app, to which the migrations grant, and owns nothing itself.
\getenv password NEWSLEDGER_DB_PASSWORD
create role newsledger_app nologin;
create role newsledger login password :'password' in role newsledger_app;

-- Nothing of access is ever taken away; the trail and old passwords are never changed.

CREATE TRIGGER tr_login_kept ON login AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'login 只增不删 / login only grows: its rows are never deleted', 1;
GO

CREATE TRIGGER tr_login_password_kept ON login_password AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'login_password 只增不改 / login_password only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_recovery_code_kept ON recovery_code AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'recovery_code 只增不删 / recovery_code only grows: its rows are never deleted', 1;
GO

CREATE TRIGGER tr_role_grant_kept ON role_grant AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'role_grant 只增不删 / role_grant only grows: its rows are never deleted', 1;
GO

CREATE TRIGGER tr_login_session_kept ON login_session AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'login_session 只增不删 / login_session only grows: its rows are never deleted', 1;
GO

CREATE TRIGGER tr_api_key_kept ON api_key AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'api_key 只增不删 / api_key only grows: its rows are never deleted', 1;
GO

CREATE TRIGGER tr_access_setting_kept ON access_setting AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'access_setting 只增不删 / access_setting only grows: its rows are never deleted', 1;
GO

CREATE TRIGGER tr_trail_kept ON trail AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'trail 只增不改 / trail only grows: its rows are never changed or deleted', 1;
GO

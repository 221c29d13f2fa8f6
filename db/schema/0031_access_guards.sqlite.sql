-- Nothing of access is ever taken away, the trail and old passwords are never changed, and every value has the type of its column.

CREATE TRIGGER tr_login_not_deleted BEFORE DELETE ON login
BEGIN SELECT RAISE(ABORT, 'login 只增不删 / login only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_login_password_not_changed BEFORE UPDATE ON login_password
BEGIN SELECT RAISE(ABORT, 'login_password 只增不改 / login_password only grows: its rows are never changed'); END;
CREATE TRIGGER tr_login_password_not_deleted BEFORE DELETE ON login_password
BEGIN SELECT RAISE(ABORT, 'login_password 只增不删 / login_password only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_recovery_code_not_deleted BEFORE DELETE ON recovery_code
BEGIN SELECT RAISE(ABORT, 'recovery_code 只增不删 / recovery_code only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_role_grant_not_deleted BEFORE DELETE ON role_grant
BEGIN SELECT RAISE(ABORT, 'role_grant 只增不删 / role_grant only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_login_session_not_deleted BEFORE DELETE ON login_session
BEGIN SELECT RAISE(ABORT, 'login_session 只增不删 / login_session only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_api_key_not_deleted BEFORE DELETE ON api_key
BEGIN SELECT RAISE(ABORT, 'api_key 只增不删 / api_key only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_access_setting_not_deleted BEFORE DELETE ON access_setting
BEGIN SELECT RAISE(ABORT, 'access_setting 只增不删 / access_setting only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_trail_not_changed BEFORE UPDATE ON trail
BEGIN SELECT RAISE(ABORT, 'trail 只增不改 / trail only grows: its rows are never changed'); END;
CREATE TRIGGER tr_trail_not_deleted BEFORE DELETE ON trail
BEGIN SELECT RAISE(ABORT, 'trail 只增不删 / trail only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_login_typed BEFORE INSERT ON login
    WHEN NOT (typeof(NEW.login) = 'text' AND typeof(NEW.person) = 'text' AND typeof(NEW.is_program) = 'integer'
              AND typeof(NEW.is_disabled) = 'integer' AND typeof(NEW.password_hash) = 'text'
              AND NEW.password_set_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.password_set_at)
              AND typeof(NEW.must_change) = 'integer' AND typeof(NEW.stamp) = 'text' AND typeof(NEW.totp_key) = 'text'
              AND typeof(NEW.totp_on) = 'integer' AND typeof(NEW.totp_last) = 'text'
              AND NEW.totp_last_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.totp_last_at) AND typeof(NEW.failed) = 'integer'
              AND NEW.locked_until IS strftime('%Y-%m-%d %H:%M:%f', NEW.locked_until) AND typeof(NEW.subject) = 'text'
              AND typeof(NEW.made_by) = 'text' AND NEW.made_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.made_at))
BEGIN SELECT RAISE(ABORT, 'login 的值类型不符 / a value of login is not of its column''s type'); END;

CREATE TRIGGER tr_login_typed_still BEFORE UPDATE ON login
    WHEN NOT (typeof(NEW.login) = 'text' AND typeof(NEW.person) = 'text' AND typeof(NEW.is_program) = 'integer'
              AND typeof(NEW.is_disabled) = 'integer' AND typeof(NEW.password_hash) = 'text'
              AND NEW.password_set_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.password_set_at)
              AND typeof(NEW.must_change) = 'integer' AND typeof(NEW.stamp) = 'text' AND typeof(NEW.totp_key) = 'text'
              AND typeof(NEW.totp_on) = 'integer' AND typeof(NEW.totp_last) = 'text'
              AND NEW.totp_last_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.totp_last_at) AND typeof(NEW.failed) = 'integer'
              AND NEW.locked_until IS strftime('%Y-%m-%d %H:%M:%f', NEW.locked_until) AND typeof(NEW.subject) = 'text'
              AND typeof(NEW.made_by) = 'text' AND NEW.made_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.made_at))
BEGIN SELECT RAISE(ABORT, 'login 的值类型不符 / a value of login is not of its column''s type'); END;

CREATE TRIGGER tr_login_password_typed BEFORE INSERT ON login_password
    WHEN NOT (typeof(NEW.login) = 'text' AND typeof(NEW.password_no) = 'integer' AND typeof(NEW.password_hash) = 'text'
              AND NEW.set_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.set_at))
BEGIN SELECT RAISE(ABORT, 'login_password 的值类型不符 / a value of login_password is not of its column''s type'); END;

CREATE TRIGGER tr_recovery_code_typed BEFORE INSERT ON recovery_code
    WHEN NOT (typeof(NEW.login) = 'text' AND typeof(NEW.code_hash) = 'text' AND typeof(NEW.is_used) = 'integer'
              AND NEW.changed_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.changed_at))
BEGIN SELECT RAISE(ABORT, 'recovery_code 的值类型不符 / a value of recovery_code is not of its column''s type'); END;

CREATE TRIGGER tr_recovery_code_typed_still BEFORE UPDATE ON recovery_code
    WHEN NOT (typeof(NEW.login) = 'text' AND typeof(NEW.code_hash) = 'text' AND typeof(NEW.is_used) = 'integer'
              AND NEW.changed_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.changed_at))
BEGIN SELECT RAISE(ABORT, 'recovery_code 的值类型不符 / a value of recovery_code is not of its column''s type'); END;

CREATE TRIGGER tr_role_grant_typed BEFORE INSERT ON role_grant
    WHEN NOT (typeof(NEW.grant_no) = 'integer' AND typeof(NEW.login) = 'text' AND typeof(NEW.entity) = 'text'
              AND typeof(NEW.role) = 'text' AND typeof(NEW.proposed_by) = 'text'
              AND NEW.proposed_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.proposed_at) AND typeof(NEW.confirmed_by) = 'text'
              AND NEW.confirmed_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.confirmed_at) AND typeof(NEW.ended_by) = 'text'
              AND NEW.ended_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.ended_at))
BEGIN SELECT RAISE(ABORT, 'role_grant 的值类型不符 / a value of role_grant is not of its column''s type'); END;

CREATE TRIGGER tr_role_grant_typed_still BEFORE UPDATE ON role_grant
    WHEN NOT (typeof(NEW.grant_no) = 'integer' AND typeof(NEW.login) = 'text' AND typeof(NEW.entity) = 'text'
              AND typeof(NEW.role) = 'text' AND typeof(NEW.proposed_by) = 'text'
              AND NEW.proposed_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.proposed_at) AND typeof(NEW.confirmed_by) = 'text'
              AND NEW.confirmed_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.confirmed_at) AND typeof(NEW.ended_by) = 'text'
              AND NEW.ended_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.ended_at))
BEGIN SELECT RAISE(ABORT, 'role_grant 的值类型不符 / a value of role_grant is not of its column''s type'); END;

CREATE TRIGGER tr_login_session_typed BEFORE INSERT ON login_session
    WHEN NOT (typeof(NEW.session) = 'text' AND typeof(NEW.login) = 'text' AND typeof(NEW.stamp) = 'text'
              AND NEW.started_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.started_at)
              AND NEW.seen_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.seen_at)
              AND NEW.proved_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.proved_at) AND typeof(NEW.address) = 'text'
              AND typeof(NEW.agent) = 'text' AND NEW.ended_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.ended_at)
              AND typeof(NEW.ended_by) = 'text')
BEGIN SELECT RAISE(ABORT, 'login_session 的值类型不符 / a value of login_session is not of its column''s type'); END;

CREATE TRIGGER tr_login_session_typed_still BEFORE UPDATE ON login_session
    WHEN NOT (typeof(NEW.session) = 'text' AND typeof(NEW.login) = 'text' AND typeof(NEW.stamp) = 'text'
              AND NEW.started_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.started_at)
              AND NEW.seen_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.seen_at)
              AND NEW.proved_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.proved_at) AND typeof(NEW.address) = 'text'
              AND typeof(NEW.agent) = 'text' AND NEW.ended_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.ended_at)
              AND typeof(NEW.ended_by) = 'text')
BEGIN SELECT RAISE(ABORT, 'login_session 的值类型不符 / a value of login_session is not of its column''s type'); END;

CREATE TRIGGER tr_api_key_typed BEFORE INSERT ON api_key
    WHEN NOT (typeof(NEW.api_key) = 'text' AND typeof(NEW.login) = 'text' AND typeof(NEW.secret_hash) = 'text'
              AND typeof(NEW.title) = 'text' AND typeof(NEW.made_by) = 'text'
              AND NEW.made_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.made_at)
              AND NEW.expires_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.expires_at) AND typeof(NEW.ended_by) = 'text'
              AND NEW.ended_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.ended_at))
BEGIN SELECT RAISE(ABORT, 'api_key 的值类型不符 / a value of api_key is not of its column''s type'); END;

CREATE TRIGGER tr_api_key_typed_still BEFORE UPDATE ON api_key
    WHEN NOT (typeof(NEW.api_key) = 'text' AND typeof(NEW.login) = 'text' AND typeof(NEW.secret_hash) = 'text'
              AND typeof(NEW.title) = 'text' AND typeof(NEW.made_by) = 'text'
              AND NEW.made_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.made_at)
              AND NEW.expires_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.expires_at) AND typeof(NEW.ended_by) = 'text'
              AND NEW.ended_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.ended_at))
BEGIN SELECT RAISE(ABORT, 'api_key 的值类型不符 / a value of api_key is not of its column''s type'); END;

CREATE TRIGGER tr_access_setting_typed BEFORE INSERT ON access_setting
    WHEN NOT (typeof(NEW.name) = 'text' AND typeof(NEW.value) = 'text' AND typeof(NEW.set_by) = 'text'
              AND NEW.set_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.set_at))
BEGIN SELECT RAISE(ABORT, 'access_setting 的值类型不符 / a value of access_setting is not of its column''s type'); END;

CREATE TRIGGER tr_access_setting_typed_still BEFORE UPDATE ON access_setting
    WHEN NOT (typeof(NEW.name) = 'text' AND typeof(NEW.value) = 'text' AND typeof(NEW.set_by) = 'text'
              AND NEW.set_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.set_at))
BEGIN SELECT RAISE(ABORT, 'access_setting 的值类型不符 / a value of access_setting is not of its column''s type'); END;

CREATE TRIGGER tr_trail_typed BEFORE INSERT ON trail
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.ordinal) = 'integer'
              AND NEW.acted_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.acted_at) AND typeof(NEW.person) = 'text'
              AND typeof(NEW.login) = 'text' AND typeof(NEW.session) = 'text' AND typeof(NEW.address) = 'text'
              AND typeof(NEW.action) = 'text' AND typeof(NEW.object) = 'text' AND typeof(NEW.result) = 'text'
              AND typeof(NEW.detail) = 'text' AND typeof(NEW.previous_seal) = 'text' AND typeof(NEW.seal) = 'text')
BEGIN SELECT RAISE(ABORT, 'trail 的值类型不符 / a value of trail is not of its column''s type'); END;

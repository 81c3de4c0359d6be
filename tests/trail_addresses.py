"""Closed world: what each address of the house shows when it is read. An address that stands in none of these lists fails the build.

OPENS: a reading shows what somebody told or wrote (content, a carer's page, a released copy), and leaves exactly one row that says so.
BY_POST: the same, asked for by a button (a paper, a download, a search). QUIET: no such word stands on it.
"""

from __future__ import annotations

BY_ROOM_OPENS = {
    "access": "review",
    "cases": (
        "attachments care client client_entry client_history consent_entry consent_history consents contact_entry "
        "contact_history contract_entry contract_history duties incident_entry incident_history note_entry note_history "
        "observation_entry observation_history people reach_entry reach_history risk_entry risk_history safety safety_plan "
        "safety_plan_entry safety_plan_history stance_entry stance_history suicide_path suicide_path_entry suicide_path_history "
        "urgent_step_entry urgent_step_history"
    ),
    "casework": (
        "anxiety_entry anxiety_history approval_ask approval_ask_of approval_entry approval_read area area_entry area_history "
        "assessment assessment_entry assessment_history assessment_page change_page conference conference_entry "
        "conference_history conference_page conferences contradiction_entry contradiction_history ending_page evaluation "
        "evaluation_entry evaluation_history follow_up follow_up_entry follow_up_history functioning functioning_entry "
        "functioning_history goal goal_entry goal_history goal_level_entry goal_level_history goal_rate goal_result_entry "
        "goal_result_history goal_scale_entry goal_scale_history goals implementer implementer_entry implementer_history "
        "implementers information_source information_source_entry information_source_history plan plan_entry plan_history "
        "plan_page plan_step plan_step_entry plan_step_history plan_steps planned_service planned_service_entry "
        "planned_service_history referral_answer referral_entry referral_history session session_entry session_history "
        "session_plan session_plan_entry step_level_entry step_level_history step_levels surroundings surroundings_entry "
        "surroundings_history termination termination_entry termination_history"
    ),
    "desk": "case",
    "directory": "protected protected_correct",
    "documents": "papers preview preview_page",
    "exchange": (
        "arrival convening_entry convening_history convening_page convenings guest_invitation incoming_read invitation_pack minutes minutes_show "
        "minutes_write referral referral_link referral_unit transfer_entry"
    ),
    "evidence": (
        "compare drawing family family_add kept_drawing measure measure_change measure_entry measure_history "
        "measure_point_entry measure_point_history measure_points scale scale_change scale_entry scale_history tool tool_entry "
        "tool_history"
    ),
    "groupwork": (
        "cohesion feedback_round group group_about group_about_history group_assessment group_assessment_history group_composition "
        "group_composition_history group_contract "
        "group_contract_history group_ending group_ending_history group_evaluation_entry group_evaluation_history group_goal_entry group_goal_history "
        "group_homework_entry group_homework_history group_idea_entry group_idea_history group_plan group_plan_history group_process "
        "group_process_history group_seen group_session_entry group_session_history group_sociogram_entry group_sociogram_history group_told "
        "idea_task ideas ideas_under look_back member member_note member_note_again note_entry note_history proposal session sessions sociogram timeline"
    ),
    "intake": "correct decide enquiry history received referral",
    "programmes": (
        "enrolment_entry enrolment_history leave_entry leave_history of_case placement_entry placement_history progress_entry progress_history"
    ),
    "tracks": (
        "advocacy_entry advocacy_history economic_progress_entry economic_progress_history stay_entry stay_history track track_entry track_history "
        "track_step track_step_entry track_step_history weighing_entry weighing_history"
    ),
}
BY_ROOM_POST = {
    "cases": "attachment_download",
    "casework": "approval_paper",
    "documents": "answer_pdf download download_word enquiry_pdf group_pdf pdf",
    "intake": "paper_download",
}
BY_ROOM_QUIET = {
    "access": (
        "erase erasure erasure_decline erasure_hold erasure_withdraw erasures glass join leaving look openings overview overview_of pass_on restrict"
    ),
    "cases": (
        "apart apart_entry appointment appointment_entry appointment_move appointment_settle attachment attachment_entry care_list conflict "
        "consent consent_withdraw contact contract day disability disability_entry disability_history duty_begin duty_change duty_done "
        "duty_left give horizon incident join leave "
        "link link_end link_entry list note observation people_strike person person_entry person_history reach record_what risk "
        "safety_fact safety_fact_entry safety_fact_history silent sources stance suicide_end task task_answer tasks team tie tie_entry "
        "tie_history unit_duties unit_duties_of unit_times unit_times_of unit_week unit_week_of urgent_step warning warning_end "
        "warning_entry warning_history week workload workload_of"
    ),
    "casework": (
        "anxiety approval_queue approval_withdraw approvals back close complete contradiction goal_level_strike override "
        "referral reopen stage"
    ),
    "desk": "open record search seen today",
    "directory": (
        "add again age confirm correct export history import institution list place place_add protect protect_contact search service service_add stale withdraw"
    ),
    "documents": (
        "blank blank_pdf directory_pdf group_papers made residence_pdf roll_pdf signed week_pdf whole_file word_back word_bundled word_own word_template "
        "word_templates"
    ),
    "evidence": "family_change family_tie family_undo keep_drawing measure_point_strike measure_strike scale_strike scales tools",
    "exchange": (
        "convening_guest guest_invitations "
        "convening convening_colleagues convening_off convening_outsider invitation_pack_back invitation_reply invitation_withdraw minutes_sign "
        "feed feed_end feed_ics feed_make incoming mail open_referrals partner referral_link_back referral_note referral_step "
        "arrival_tell incoming_pass_on referral_unit_back door transfer_offer transfer_offer_outside transfer_withdraw transfers transfers_gone"
    ),
    "instruments": "own own_bring own_bring_again own_change own_end own_new own_one own_version wording_end wordings",
    "groupwork": (
        "accept answer attendance back close complete decline erasure erasure_hold erasure_withdraw feedback feedback_close feedback_hand "
        "feedback_new feedback_typed give group_evaluation group_goal group_goal_strike group_homework group_session group_sociogram "
        "group_task group_task_end guest_new "
        "guest_withdraw idea_step leave list member_note_strike new note_strike of_case propose session_cancel sources take_back take_changes_back take_up "
        "team team_end group_changes tell_changes"
    ),
    "intake": "answer_sender erasure erasure_hold erasure_withdraw import import_confirm import_template list new paper referral_new",
    "kit": "neutral",
    "programmes": (
        "enrolment leave new_programme new_room placement programme programme_change programme_end progress residence roll room_change room_close week"
    ),
    "tracks": "advocacy economic_progress stay track_page tracks weighing",
    "staff": (
        "again authenticator draft edit_person end_other_sessions end_role end_session end_sessions end_sharing forget_second_step give_role "
        "import_example import_people "
        "keep_words language lock locked my_drafts neutral new_password new_person new_unit no_authenticator no_passkey "
        "organisation passkey person recovery_codes register reset_password sealed_draft second second_step sessions settings share "
        "sign_in sign_out take_back theme throw_draft_away unit"
    ),
}


def named(by_room: dict[str, str]) -> frozenset[str]:
    """room:name of each."""
    return frozenset(f"{room}:{name}" for room, names in by_room.items() for name in names.split())


OPENS, BY_POST, QUIET = named(BY_ROOM_OPENS), named(BY_ROOM_POST), named(BY_ROOM_QUIET)

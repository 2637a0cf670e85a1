from tests.pages.conftest import Open, html_of, title_of


def test_question(open_page: Open) -> None:
    at = open_page("self_assessment.py", seen_as="agency_leader")
    print(title_of(at))
    print([w.value for w in at.warning], [w.value for w in at.info])
    print(html_of(at)[:6000])
    assert 0
